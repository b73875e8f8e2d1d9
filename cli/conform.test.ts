import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestIo, type TestIo } from "./io.test-data.ts";
import { run } from "./run.ts";

const folder: string = mkdtempSync(join(tmpdir(), "counterfoil-"));

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function conform(...options: readonly string[]): Promise<Ended> {
  const io = createTestIo({ cwd: folder });
  const exit = await run(["conform", ...options], io);
  return { exit, ...io.written };
}

describe("counterfoil conform without a target", () => {
  test("holds a mock of its own to the document, and writes the reports that are asked for", async () => {
    const reports = ["--report", "pretty", "--report", "json=run.json", "--report", "junit=run.xml"];
    const { exit, out, err } = await conform("--only", "listContacts/*", ...reports);
    expect({ exit, err }).toEqual({ exit: 0, err: "Wrote run.json\nWrote run.xml\n" });
    expect(out).toMatch(/✓ \d+ clauses: \d+ held, 0 broken/);
    const written: unknown = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
    expect(written).toMatchObject({ title: "oHallo API", summary: { broken: 0 } });
    expect(readFileSync(join(folder, "run.xml"), "utf8")).toContain("<testsuites ");
  });

  test("says nothing where only a file is asked for, but that it wrote it", async () => {
    const { exit, out, err } = await conform("--only", "getChannel/success", "--report", "json=quiet.json");
    expect({ exit, out, err }).toEqual({ exit: 0, out: "", err: "Wrote quiet.json\n" });
  });

  test("leaves out what --skip names", async () => {
    const { out } = await conform("--list", "--only", "listContacts/*", "--skip", "listContacts/scope/*");
    expect(out).toContain("listContacts/success");
    expect(out).not.toContain("listContacts/scope/");
  });

  test("--list prints the same plan every time, and asks nothing", async () => {
    const first = await conform("--list");
    expect(first.exit).toBe(0);
    expect(first.out).toMatch(/\d+ cases with \d+ clauses/);
    expect(await conform("--list")).toEqual(first);
  });

  test("stops at a signal after the case under way, with exit code 3", async () => {
    const io = createTestIo();
    const end = run(["conform"], io);
    const pressing = setInterval(io.signal, 5);
    const exit = await end;
    clearInterval(pressing);
    expect({ exit, ...io.written }).toEqual({
      exit: 3,
      out: "",
      err: "Stopping; what was made is being removed. Once more ends at once\nStopped before the end of the run\n",
    });
  });
});

describe("counterfoil conform with a target", () => {
  let mock: TestIo;
  let mockEnds: Promise<number>;
  let broken: Server;
  const address = (): string => mock.written.out.trim();

  beforeAll(async () => {
    mock = createTestIo();
    mockEnds = run(["mock", "--port", "0", "--quiet"], mock);
    broken = createServer((_, response) => response.writeHead(500).end("out of order"));
    await new Promise<void>((resolve) => broken.listen(0, "127.0.0.1", resolve));
    while (mock.written.out === "") await new Promise((resolve) => setTimeout(resolve, 5));
  });

  afterAll(async () => {
    mock.signal();
    await mockEnds;
    broken.closeAllConnections();
    await new Promise((resolve) => broken.close(resolve));
  });

  test("asks a mock of ours for its keys", async () => {
    const target = ["--target", address(), "--credentials", "mock"];
    const { exit, out } = await conform(...target, "--only", "getAccount/*");
    expect(exit).toBe(0);
    expect(out).toContain(`oHallo API at ${address()}`);
    expect(out).toMatch(/ 0 broken/);
  });

  test("without keys asserts what needs none, and lists the rest as silent with what is missing", async () => {
    const { exit, out } = await conform("--target", address(), "--only", "listContacts/*");
    expect(exit).toBe(0);
    expect(out).toMatch(/ [1-9]\d* held, 0 broken, [1-9]\d* silent/);
    expect(out).toContain("no such key: add an active credential");
  });

  test("that is out of order exits 1, and --bail ends it at the first case", async () => {
    const { port } = Object(broken.address());
    const target = ["--target", `http://127.0.0.1:${port}`, "--only", "listContacts/*"];
    const whole = await conform(...target);
    const bailed = await conform(...target, "--bail");
    expect([whole.exit, bailed.exit]).toEqual([1, 1]);
    const broke = (text: string): number => Number(/(\d+) broken/.exec(text)?.[1]);
    expect(broke(bailed.out)).toBeGreaterThan(0);
    expect(broke(bailed.out)).toBeLessThan(broke(whole.out));
  });

  test("that is no mock of ours cannot be asked for its keys", async () => {
    const { port } = Object(broken.address());
    const { exit, err } = await conform("--target", `http://127.0.0.1:${port}`, "--credentials", "mock");
    expect(exit).toBe(2);
    expect(err).toContain("Give --credentials a file: only a mock of ours can be asked for its keys");
  });

  test("that does not answer in time ends the run with exit code 3", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = Object(silent.address());
    const ended = await conform("--target", `http://127.0.0.1:${port}`, "--timeout", "50");
    silent.closeAllConnections();
    silent.close();
    expect(ended).toEqual({
      exit: 3,
      out: "",
      err: `No answer from http://127.0.0.1:${port} within 50 ms\n`,
    });
  });
});
