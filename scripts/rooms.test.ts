import { describe, expect, test } from "vitest";
import { inspect } from "./rooms/inspect.ts";
import { describeLengths } from "./rooms/lengths.ts";
import { readSourceFile, type SourceFile } from "./rooms/source-file.ts";

function tree(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => readSourceFile(path, text));
}

function said(texts: Readonly<Record<string, string>>): readonly string[] {
  return inspect(tree(texts)).map(({ place, sentence }) => `${place} ${sentence}`);
}

describe("the rooms of a house that is kept", () => {
  test("raise nothing", () => {
    expect(
      said({
        "spec/index.ts": `export { read } from "./wire/read.ts";\nexport type { Row } from "./row.ts";\n`,
        "spec/wire/read.ts": `import type { Row } from "../row.ts";\nexport const read = (row: Row): Row => row;\n`,
        "spec/row.ts": `export interface Row {}\n`,
        "fixtures/grow.ts": `import { read } from "../spec/index.ts";\nread({});\n`,
        "fixtures/index.ts": `export { grow } from "./grow.ts";\n`,
        "mocks/engine/reply.ts": `import { read } from "../../spec/index.ts";\nimport { grow } from "../../fixtures/index.ts";\ngrow(read);\n`,
        "conformance/plan/plan.ts": `import {\n  read,\n} from "../../spec/index.ts";\nread({});\n`,
        "cli/mock.ts": `import { grow } from "../fixtures/index.ts";\nimport { join } from "node:path";\ngrow(join);\n`,
      }),
    ).toEqual([]);
  });
});

describe("an arrow that points the wrong way", () => {
  test("is named with its line and with what is allowed", () => {
    expect(
      said({
        "conformance/run/ask.ts": `// why\nimport type { Mock } from "../../mocks/index.ts";\nlet x: Mock;\n`,
      }),
    ).toEqual(["conformance/run/ask.ts:2 imports mocks/index.ts, but conformance may look only into spec"]);
  });

  test.each([
    `import { a } from "../mocks/index.ts";\na();`,
    `import a, { type B } from "../mocks/index.ts";\na();`,
    `import * as a from "../mocks/index.ts";\na.b();`,
    `import {\n  a,\n  b,\n} from "../mocks/index.ts";\na(b);`,
    `import "../mocks/index.ts";`,
    `import type { A } from "../mocks/index.ts";\nlet a: A;`,
    `export { a } from "../mocks/index.ts";\nlet a = 1;`,
    `const a = await import("../mocks/index.ts");`,
    `let a: import("../mocks/index.ts").A;`,
  ])("is seen in %j", (text) => {
    expect(said({ "spec/a.ts": text })).toEqual([
      "spec/a.ts:1 imports mocks/index.ts, but spec may look into no other room",
    ]);
  });

  test("is not seen in comments", () => {
    expect(
      said({
        "spec/a.ts": `/**\n * import { a } from "../mocks/index.ts";\n */\n// let a: import("../mocks/index.ts").A;\nlet a = 1;`,
      }),
    ).toEqual([]);
  });

  test("is allowed to tests that look into spec and fixtures, and into no more", () => {
    const text = (room: string): string => `import { a } from "../${room}/index.ts";\na();`;
    expect(said({ "conformance/a.test.ts": text("fixtures") })).toEqual([]);
    expect(said({ "conformance/a.ts": text("fixtures") })).toHaveLength(1);
    expect(said({ "conformance/a.test.ts": text("mocks") })).toEqual([
      "conformance/a.test.ts:1 imports mocks/index.ts, but tests in conformance may look only into spec, fixtures",
    ]);
    expect(said({ "conformance/a.suite.ts": text("fixtures") })).toEqual([]);
    expect(said({ "conformance/a.test-data.ts": text("fixtures") })).toEqual([]);
    expect(said({ "cli/a.test.ts": text("mocks") })).toEqual([]);
  });
});

describe("a way past the door", () => {
  test("is shown the door, in tests too", () => {
    const text = `import { a } from "../spec/wire/read.ts";\na();`;
    for (const path of ["cli/a.ts", "cli/a.test.ts"]) {
      expect(said({ [path]: text })).toEqual([
        `${path}:1 imports spec/wire/read.ts past the door; take it from spec/index.ts`,
      ]);
    }
  });

  test("is also the door of one's own room", () => {
    expect(said({ "spec/wire/a.ts": `import { b } from "../index.ts";\nb();` })).toEqual([
      "spec/wire/a.ts:1 imports the door of its own room; take it from the file that owns it",
    ]);
  });
});

describe("a circle", () => {
  test("is printed whole and once, types included", () => {
    expect(
      said({
        "spec/a.ts": `import type { B } from "./b.ts";\nlet b: B;`,
        "spec/b.ts": `import { c } from "./c.ts";\nc();`,
        "spec/c.ts": `import { a } from "./a.ts";\na();`,
        "spec/d.ts": `import { a } from "./a.ts";\na();`,
      }),
    ).toEqual(["spec/a.ts stands in a circle: spec/a.ts → spec/b.ts → spec/c.ts → spec/a.ts"]);
  });

  test("may be as small as one file", () => {
    expect(said({ "spec/a.ts": `import { a } from "./a.ts";\na();` })).toEqual([
      "spec/a.ts stands in a circle: spec/a.ts → spec/a.ts",
    ]);
  });
});

describe("a pure room", () => {
  test("imports nothing of Node, in either spelling; its tests may", () => {
    const text = `import { readFileSync } from "node:fs";\nreadFileSync("a");`;
    expect(said({ "mocks/engine/a.ts": text })).toEqual([
      "mocks/engine/a.ts:1 imports node:fs, but mocks/engine/ is pure; take what it gives as an argument",
    ]);
    expect(said({ "spec/a.ts": text.replace("node:", "") })).toHaveLength(1);
    expect(said({ "mocks/engine/a.test.ts": text, "mocks/server/a.ts": text })).toEqual([]);
  });
});

describe("a file that is too long", () => {
  const long = (count: number): string =>
    "let a = 1;\n".repeat(count) + "\n// no code\n/*\n * nor this\n */\n";

  test("is told its code lines; blank lines, comments and tests do not count", () => {
    expect(said({ "spec/a.ts": long(250), "spec/a.test.ts": long(900) })).toEqual([]);
    expect(said({ "spec/a.ts": long(251) })).toEqual([
      "spec/a.ts has 251 code lines; at most 250, so give its second idea a file of its own",
    ]);
  });

  test("shows in the shares", () => {
    expect(
      describeLengths(
        tree({
          "spec/a.ts": long(59),
          "spec/b.ts": long(60),
          "spec/c.ts": long(149),
          "spec/d.ts": long(150),
          "spec/a.test.ts": long(400),
        }),
      ),
    ).toBe(
      "4 files and 1 file of tests; 25% under 60 code lines, 75% under 150, the longest spec/d.ts with 150",
    );
  });
});

describe("a barrel", () => {
  test("is the right of the door alone", () => {
    const text = `export { a } from "./wire/a.ts";\nexport type { B } from "./wire/b.ts";\n`;
    expect(said({ "spec/index.ts": text })).toEqual([]);
    expect(said({ "spec/wire.ts": text })).toEqual([
      "spec/wire.ts passes on what others own, which only spec/index.ts may",
    ]);
  });

  test("passes on by name", () => {
    expect(said({ "spec/index.ts": `export * from "./wire/a.ts";\n` })).toEqual([
      "spec/index.ts:1 passes on everything of ./wire/a.ts; name what others need of it",
    ]);
  });

  test("holds no code of its own", () => {
    expect(said({ "spec/index.ts": `export { a } from "./a.ts";\nexport const b = 1;\n` })).toEqual([
      "spec/index.ts is a door that holds code of its own; move that to the file that owns it and pass it on by name",
    ]);
  });
});
