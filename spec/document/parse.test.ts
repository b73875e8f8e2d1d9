import { describe, expect, test } from "vitest";
import { DocumentError } from "./document-error.ts";
import { parseDocument } from "./parse.ts";

describe("parseDocument", () => {
  test("reads YAML and JSON into the same tree", () => {
    expect(parseDocument("a:\n  - 1\n  - b: null\n", "x.yaml").tree).toEqual({ a: [1, { b: null }] });
    expect(parseDocument('\uFEFF{ "a": [1, { "b": null }] }', "x.json").tree).toEqual({
      a: [1, { b: null }],
    });
  });

  test("reads YAML that begins in flow style", () => {
    expect(parseDocument("{ a: [1, 2] }", "x.yaml").tree).toEqual({ a: [1, 2] });
  });

  test.each([
    ["YAML", "a:\n  b:\n    - c: 1\n    - d: 2\n", "/a/b/1/d", { line: 4, column: 7 }],
    ["JSON", '{\n  "a": { "b": [{ "c": 1 },\n    { "d": 2 }] }\n}', "/a/b/1/d", { line: 3, column: 7 }],
  ])("finds the way back from a pointer to the text of %s", (_, text, pointer, place) => {
    expect(parseDocument(text, "x").locate(pointer)).toEqual({ file: "x", ...place });
  });

  test("names the nearest place around what the text does not have", () => {
    expect(parseDocument("a:\n  b: 1\n", "x").locate("/a/missing/deep")).toEqual({
      file: "x",
      line: 1,
      column: 1,
    });
  });

  test("says where a text stops being YAML", () => {
    const broken = "openapi: 3.1.0\npaths:\n  /a: [\n";
    expect(() => parseDocument(broken, "broken.yaml")).toThrow(DocumentError);
    expect(() => parseDocument(broken, "broken.yaml")).toThrow(
      /^broken\.yaml:4:1: Cannot read the text as YAML or JSON/,
    );
  });

  test("does not let a few aliases grow into a million nodes", () => {
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ..."bcdefgh"
        .split("")
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]`),
    ];
    expect(() => parseDocument(bomb.join("\n"), "bomb.yaml")).toThrow(/alias/i);
  });
});
