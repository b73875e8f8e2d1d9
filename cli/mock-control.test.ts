import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createTestIo, type TestIo } from "./io.test-data.ts";
import { run } from "./run.ts";

interface Started {
  readonly io: TestIo;
  readonly url: string;
  readonly stop: () => Promise<number>;
}

async function start(words: readonly string[], cwd = process.cwd()): Promise<Started> {
  const io = createTestIo({ cwd });
  const end = run(["mock", ...words, "--port", "0", "--quiet"], io);
  await Promise.race([end, until(() => io.written.out !== "")]);
  const stop = (): Promise<number> => {
    io.signal();
    return end;
  };
  return { io, url: io.written.out.trim(), stop };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("the control API of counterfoil mock", () => {
  test("is served to this machine, with the document", async () => {
    const { url, stop } = await start([]);
    const worlds = await (await fetch(`${url}/__counterfoil/worlds`)).json();
    expect(worlds).toMatchObject({ worlds: [{ name: "main" }] });
    const document = await (await fetch(`${url}/__counterfoil/openapi.json`)).json();
    expect(document).toMatchObject({ info: { title: "oHallo API" } });
    expect(await stop()).toBe(0);
  });

  test("asks for the token of --control-token", async () => {
    const { url, stop } = await start(["--control-token", "sesame"]);
    const ask = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(`${url}/__counterfoil/worlds`, { headers })).status;
    expect([await ask({}), await ask({ authorization: "Bearer sesame" })]).toEqual([401, 200]);
    expect(await stop()).toBe(0);
  });

  test("is not there with --no-control", async () => {
    const { url, stop } = await start(["--no-control"]);
    expect((await fetch(`${url}/__counterfoil/worlds`)).status).toBe(404);
    expect(await stop()).toBe(0);
  });

  test("tells in one line where it is", async () => {
    const io = createTestIo();
    const end = run(["mock", "--port", "0"], io);
    await until(() => io.written.out !== "");
    io.signal();
    await end;
    expect(io.written.out).toMatch(
      /^Worlds, clock, faults and journal: http:\/\/127\.0\.0\.1:\d+\/__counterfoil\/$/m,
    );
  });
});

describe("counterfoil mock --clock", () => {
  test("begins at that moment, and runs", async () => {
    const { url, stop } = await start(["--clock", "2031-05-01T08:00:00Z"]);
    const read = async (): Promise<number> => {
      const clock: unknown = await (await fetch(`${url}/__counterfoil/worlds/main/clock`)).json();
      expect(clock).toMatchObject({ now: expect.stringMatching(/^2031-05-01T08:00:/), frozen: false });
      return Date.parse((clock as { now: string }).now);
    };
    const first = await read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await read()) - first).toBeGreaterThan(10);
    expect(await stop()).toBe(0);
  });

  test.each(["soon", "2031-13-01", "2031-05-01T08:00"])("does not take %s", async (moment) => {
    const { io, stop } = await start(["--clock", moment]);
    expect(await stop()).toBe(2);
    expect(io.written.err).toContain(
      `--clock must be a date or a moment with its offset, such as 2026-04-02T12:00:00Z, but is "${moment}"`,
    );
  });
});

const small = (path: string): string => `
openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  ${path}:
    get:
      responses:
        "200":
          description: All.
          content:
            application/json:
              schema: { type: array, items: { type: object, properties: { id: { type: string }, text: { type: string } } } }
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { text: { type: string } } } } } }
      responses: { "201": { description: Made., content: { application/json: { schema: { type: object, properties: { id: { type: string }, text: { type: string } } } } } } }
`;

describe("counterfoil mock --watch", () => {
  test("takes on what is saved and keeps the rows; a broken save changes nothing and is told with its place", async () => {
    const folder = mkdtempSync(join(tmpdir(), "counterfoil-"));
    const file = join(folder, "api.yaml");
    writeFileSync(file, small("/notes"));
    const { io, url, stop } = await start(["api.yaml", "--watch"], folder);
    const headers = { "content-type": "application/json" };
    await fetch(`${url}/notes`, { method: "POST", headers, body: '{"text":"kept"}' });

    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("All.", "All of them.").replaceAll("/notes", "/v2/notes"),
    );
    await until(() => io.written.err.includes("was saved"));
    expect(io.written.err).toContain("api.yaml was saved: 2 operations; the rows stay\n");
    expect(await (await fetch(`${url}/v2/notes`)).json()).toMatchObject([{ text: "kept" }]);

    io.written.err = "";
    writeFileSync(file, `${small("/v3/notes")}\n  broken: [`);
    await until(() => io.written.err !== "");
    expect(io.written.err).toMatch(/^The mock goes on as it was\. api\.yaml:\d+:\d+: Cannot read the text/);
    expect((await fetch(`${url}/v2/notes`)).status).toBe(200);
    expect((await fetch(`${url}/v3/notes`)).status).toBe(404);
    expect(await stop()).toBe(0);
  });
});
