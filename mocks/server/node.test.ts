import { createServer, request as send, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ListenError } from "./listen-error.ts";
import { listen, type Listening } from "./node.ts";
import { tryOhallo, type Trial } from "./trial.suite.ts";

const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";

describe("a mock that listens", () => {
  let trial: Trial;
  let listening: Listening;
  let authorization: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    authorization = `Bearer ${trial.key("nordic-parts", "full")}`;
    listening = await listen(trial.mock, { host: "127.0.0.1", port: 0 });
  });
  afterEach(async () => {
    await listening.close().catch(() => undefined);
  });

  test("says where it is, and answers there", async () => {
    expect(listening.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${listening.url}/api/contacts/${henrik}`, { headers: { authorization } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ name: "Henrik Larsen" });
  });

  test("reads queries and bodies of any script", async () => {
    const json = { workspaceId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890", name: "Åse Ørsted", email: "a@b.dk" };
    const headers = { authorization, "content-type": "application/json" };
    const created = await fetch(`${listening.url}/api/contacts`, {
      method: "POST",
      headers,
      body: JSON.stringify(json),
    });
    expect(created.status).toBe(201);
    const found = await fetch(`${listening.url}/api/contacts?q=${encodeURIComponent("åse ø")}`, { headers });
    expect(await found.json()).toMatchObject({ total: 1 });
  });

  test("has the true length in every answer, HEAD included, and none in 204", async () => {
    const url = `${listening.url}/api/contacts/${henrik}`;
    const get = await fetch(url, { headers: { authorization } });
    const head = await fetch(url, { method: "HEAD", headers: { authorization } });
    expect(get.headers.get("content-length")).toBe(String((await get.arrayBuffer()).byteLength));
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    const gone = await fetch(url, { method: "DELETE", headers: { authorization } });
    expect(gone.status).toBe(204);
    expect(gone.headers.has("content-length")).toBe(false);
  });

  test("refuses a body above the limit without waiting for its end", async () => {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = send(`${listening.url}/api/contacts`, { method: "POST", headers }, resolve).on(
        "error",
        reject,
      );
      request.write("x".repeat(5000)); // and never ends
    });
    expect(answer.statusCode).toBe(413);
    expect(answer.headers.connection).toBe("close");
    answer.destroy();
  });

  test("ends although a client keeps its connection alive", async () => {
    const socket = connect(Number(new URL(listening.url).port), "127.0.0.1");
    socket.write("GET /api/contacts HTTP/1.1\r\nHost: x\r\n\r\n");
    await new Promise((resolve) => socket.once("data", resolve));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const begun = performance.now();
    await listening.close();
    await closed;
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test("answers what is no body of text", async () => {
    const headers = { authorization, "content-type": "application/json" };
    const body = new Uint8Array([0xff, 0xfe, 0x00]);
    const response = await fetch(`${listening.url}/api/contacts`, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty("error");
    expect(trial.errors).toEqual([]);
  });
});

describe("a mock that cannot listen", () => {
  test("says that the port is taken, and what to do", async () => {
    const { mock } = await tryOhallo();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const failure = listen(mock, { host: "127.0.0.1", port });
    await expect(failure).rejects.toThrow(ListenError);
    await expect(failure).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: the port is taken; choose another with --port, or 0 for any that is free`,
    );
    await new Promise((resolve) => other.close(resolve));
  });
  test("says that the machine has no such address", async () => {
    const { mock } = await tryOhallo();
    await expect(listen(mock, { host: "192.0.2.1", port: 0 })).rejects.toThrow(
      "this machine has no such address",
    );
  });
});
