import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { createTestIo, type TestIo } from "./io.test-data.ts";

/** Starts a mock in this process; `end` is its exit code. */
async function start(...options: readonly string[]): Promise<{ io: TestIo; end: Promise<number> }> {
  const io = createTestIo();
  const end = run(["mock", "--port", "0", ...options], io);
  await Promise.race([end, until(() => io.written.out !== "")]);
  return { io, end };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("counterfoil mock", () => {
  test("prints a curl line whose request is answered with rows, and stops at a signal with exit code 0", async () => {
    const { io, end } = await start();
    const [, address, name, value] = /curl -sS (\S+) -H '(\w+): (.*?)'/.exec(io.written.out) ?? [];
    const response = await fetch(address ?? "", { headers: { [name ?? ""]: value ?? "" } });
    const body: unknown = await response.json();
    io.signal();
    expect(response.status).toBe(200);
    expect(body).toMatchObject({ items: expect.arrayContaining([expect.anything()]) });
    expect(await end).toBe(0);
    await expect(fetch(address ?? "")).rejects.toThrow("fetch failed");
  });

  test("prints the tenants with their rows, and each key with its scopes", async () => {
    const { io, end } = await start();
    io.signal();
    await end;
    const lines = io.written.out.split("\n").map((line) => line.trim().split(/ {2,}/));
    expect(lines).toContainEqual(["nordic-parts", expect.any(String), expect.stringMatching(/\d+ contacts/)]);
    expect(lines).toContainEqual(["full", expect.stringMatching(/^sf_test_v1_\w{32}$/), "all scopes"]);
    expect(lines).toContainEqual(["only:channels:read", expect.stringMatching(/^sf_/), "channels:read"]);
    expect(lines).toContainEqual(["none", expect.stringMatching(/^sf_/), "no scopes"]);
    expect(lines).toContainEqual(["revoked", expect.stringMatching(/^sf_/), "all scopes; revoked"]);
  });

  test("--quiet prints the address and nothing else", async () => {
    const { io, end } = await start("--quiet");
    io.signal();
    await end;
    expect(io.written.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(io.written.err).toBe("");
  });

  test("--hook sends what the document's webhooks tell, to each address", async () => {
    const received: string[] = [];
    const receiver = createServer((incoming, outgoing) => {
      incoming.setEncoding("utf8");
      incoming.on("data", (piece: string) => received.push(`${incoming.url} ${piece}`));
      incoming.on("end", () => outgoing.writeHead(204).end());
    });
    await once(receiver.listen(0, "127.0.0.1"), "listening");
    const address = receiver.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const url = `http://127.0.0.1:${port}`;
    const { io, end } = await start("agent-clara", "--hook", `${url}/one`, "--hook", `${url}/two`);
    const at = /answers at (\S+)/.exec(io.written.out)?.[1] ?? "";
    const key = /sk_test_\w{32}/.exec(io.written.out)?.[0] ?? "";
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const body = JSON.stringify({ channel: "sms", customer_phone: "+15550001111" });
    const { status } = await fetch(`${at}/conversations`, { method: "POST", headers, body });
    expect(status).toBe(201);
    await until(() => received.length === 2);
    io.signal();
    expect(await end).toBe(0);
    receiver.close();
    const told = expect.stringMatching(/"event":"conversation\.created"/);
    expect(received.toSorted()).toEqual([told, told]);
    expect(received.map((each) => each.split(" ")[0]).toSorted()).toEqual(["/one", "/two"]);
  });

  test.each(["localhost:9", "ftp://a.example", "http://me:word@a.example"])(
    "--hook takes no %s",
    async (url) => {
      const { io, end } = await start("--hook", url);
      expect(await end).toBe(2);
      expect(io.written.err).toBe(
        `--hook must be an address that begins with http:// or https:// and names no user, but is "${url}"\n`,
      );
    },
  );

  test("says so where it can be reached from the network", async () => {
    const { io, end } = await start("--quiet", "--host", "0.0.0.0");
    await until(() => io.written.err !== "");
    io.signal();
    await end;
    expect(io.written.err).toBe(
      "Warning: 0.0.0.0 is open to the network, and so is everything behind these keys\n",
    );
  });

  test("a taken port is one sentence and exit code 2", async () => {
    const first = await start("--quiet");
    const { port } = new URL(first.io.written.out.trim());
    const second = await start("--port", port);
    expect(await second.end).toBe(2);
    expect(second.io.written.err).toBe(
      `Cannot listen on 127.0.0.1:${port}: the port is taken; choose another with --port, or 0 for any that is free\n`,
    );
    first.io.signal();
    expect(await first.end).toBe(0);
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "as a process of its own ends at %s with exit code 0",
    async (signal) => {
      const child = spawn(process.execPath, [
        join(import.meta.dirname, "main.ts"),
        "mock",
        "--port",
        "0",
        "--quiet",
      ]);
      const [address] = await once(child.stdout, "data");
      // A connection that is kept alive must not hold the process.
      await fetch(String(address).trim()).then((response) => response.text());
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
    },
  );
});
