import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { listBundled } from "./bundled.ts";
import { commands } from "./commands.ts";
import { run } from "./run.ts";
import { createTestIo } from "./io.test-data.ts";

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function counterfoil(line: string, cwd: string = process.cwd()): Promise<Ended> {
  const io = createTestIo({ cwd });
  const exit = await run(
    line.split(" ").filter((word) => word !== ""),
    io,
  );
  return { exit, ...io.written };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("help", () => {
  test.each(["--help", "-h", ...commands.map(({ name }) => `${name} --help`)])(
    "of %s fits a screen of 40 lines and 80 columns",
    async (line) => {
      const { exit, out, err } = await counterfoil(line);
      const lines = out.trimEnd().split("\n");
      expect({ exit, err }).toEqual({ exit: 0, err: "" });
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    },
  );

  test("names every command, and the page of a command every option with its default", async () => {
    const program = await counterfoil("--help");
    for (const { name } of commands) expect(program.out).toContain(`  ${name} `);
    for (const listed of commands) {
      const { out } = await counterfoil(`${listed.name} --help`);
      const { options } = await listed.load();
      for (const [name, option] of Object.entries(options)) {
        expect(out).toContain(`  --${name}`);
        expect(out).toContain(option.description + (option.default === "" ? "" : ` (${option.default})`));
      }
    }
  });

  test("is shown where no command is given, but that is no success", async () => {
    const { exit, out, err } = await counterfoil("");
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain("Usage: counterfoil <command>");
  });

  test("the version is that of the package", async () => {
    const { exit, out } = await counterfoil("--version");
    expect(exit).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("wrong usage ends with exit code 2 and one sentence:", () => {
  const folder = folderWith({
    "broken.yaml": "openapi: 3.1.0\ninfo: [\n",
    "keys.json": '{ "credentials": [{ "name": "full", "tenant": "a", "value": "env:NO_SUCH_VARIABLE" }] }',
    "world.yaml": "world: [",
  });

  const bundled = listBundled().join(", ");

  test.each([
    ["mok", "Unknown command mok; did you mean mock? See counterfoil --help"],
    ["serve", "Unknown command serve; the commands are mock, conform, explain. See counterfoil --help"],
    ["--port 1", "Put the command first; the commands are mock, conform, explain. See counterfoil --help"],
    ["mock --prot 1", "Unknown option --prot; did you mean --port? See counterfoil mock --help"],
    ["mock --port abc", '--port must be a whole number from 0 to 65535, but is "abc"'],
    ["conform --report html", '--report must be pretty, json=FILE or junit=FILE, but is "html"'],
    ["conform --report json=", '--report must be pretty, json=FILE or junit=FILE, but is "json="'],
    ["conform --report json=no/a.json", "Cannot write no/a.json: no such folder. Make it first"],
    [
      "explain nope.yaml",
      `Cannot read nope.yaml: no such file. Give a path to an OpenAPI document or one of the bundled contracts: ${bundled}`,
    ],
    [
      "explain .",
      `Cannot read .: it is a folder. Give a path to an OpenAPI document or one of the bundled contracts: ${bundled}`,
    ],
    [
      "conform ohalo",
      `Cannot read ohalo: no such file. Give a path to an OpenAPI document or one of the bundled contracts: ${bundled}`,
    ],
    [
      "mock --world nope.yaml",
      "Cannot read nope.yaml: no such file. Give --world a path to a world definition, such as my-api.world.yaml",
    ],
    [
      "conform --credentials keys.json",
      "--credentials goes with --target; without it the run asks a mock of its own, and knows its keys",
    ],
    [
      "conform --target http://127.0.0.1:9 --credentials nope.json",
      "Cannot read nope.json: no such file. Give --credentials a path to a credentials file, or mock",
    ],
    [
      "conform --target localhost:4010",
      'Give the target as an address that begins with http:// or https://, not "localhost:4010"',
    ],
    [
      "conform --only nothing/of/the/kind",
      'No case is left by --only "nothing/of/the/kind". See them all with counterfoil conform --list',
    ],
  ])("counterfoil %s", async (line, sentence) => {
    expect(await counterfoil(line, folder)).toEqual({ exit: 2, out: "", err: `${sentence}\n` });
  });

  test.each([
    "explain broken.yaml",
    "mock --world world.yaml",
    "conform --target http://127.0.0.1:9 --credentials keys.json",
  ])("counterfoil %s names the file", async (line) => {
    const { exit, out, err } = await counterfoil(line, folder);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain(line.split(" ").at(-1));
    expect(err).not.toContain("    at ");
  });
});

describe("what cannot be done ends with exit code 3 and one sentence:", () => {
  test("a target that is not there", async () => {
    const { exit, out, err } = await counterfoil("conform --target http://127.0.0.1:9");
    expect({ exit, out }).toEqual({ exit: 3, out: "" });
    expect(err).toBe("Cannot reach http://127.0.0.1:9: connection refused; is the service running there?\n");
  });

  test("a fault of our own, whose stack is shown only where it is asked for", async () => {
    const broken = {
      out: () => {
        throw new RangeError("no room");
      },
    };
    const io = createTestIo(broken);
    expect(await run(["--version"], io)).toBe(3);
    expect(io.written.err).toBe(
      "This is a fault in Counterfoil: no room. Run again with COUNTERFOIL_DEBUG=1 to see where\n",
    );
    const debugged = createTestIo({ ...broken, env: { COUNTERFOIL_DEBUG: "1" } });
    expect(await run(["--version"], debugged)).toBe(3);
    expect(debugged.written.err).toContain("RangeError: no room\n    at ");
  });
});
