import { describe, expect, test } from "vitest";
import { compileContract, parseDocument, type HttpRequest } from "../../../spec/index.ts";
import { preferencesIn, spell } from "./prefer.ts";

const [operation] = compileContract(
  parseDocument(
    `
openapi: 3.1.0
info: { title: T, version: "1" }
paths: { /a: { get: { parameters: [{ name: __seed, in: query, schema: { type: string } }], responses: {} } } }
`,
    "t.yaml",
  ),
).operations;

const request = (headers: Record<string, string>, query = ""): HttpRequest => ({
  method: "GET",
  path: "/a",
  query,
  headers,
  body: "",
});

const read = (headers: Record<string, string>, query?: string): unknown =>
  operation && preferencesIn(operation, request(headers, query));

describe("the preferences of a request", () => {
  test.each([
    ["code=404", { code: "404" }],
    ["code=404, example=gone", { code: "404", example: "gone" }],
    [
      'code = 404 ;example="not, there"; dynamic=true',
      { code: "404", example: "not, there", dynamic: "true" },
    ],
    ["Code=404", { code: "404" }],
    ["return=minimal, wait=10, seed=x", { seed: "x" }],
    ["code=404, code=500", { code: "404" }],
    ["dynamic", { dynamic: "" }],
    [String.raw`example="a \"b\""`, { example: 'a "b"' }],
    ["respond-async", {}],
    ["", {}],
  ])("stand in its field, as RFC 7240 has it: %s", (prefer, preferences) => {
    expect(read({ prefer })).toEqual(preferences);
  });

  test("else in its query, as Prism has it, but for what the document calls so", () => {
    const query = "q=1&__code=404&__example=not%20there&__dynamic=true&__seed=x";
    expect(read({}, query)).toEqual({ code: "404", example: "not there", dynamic: "true" });
    expect(read({ prefer: "code=500" }, query)).toEqual({ code: "500" });
  });

  test("are written as they may be read", () => {
    for (const value of ["gone", "not, there", 'a "b"'])
      expect(read({ prefer: spell("example", value) })).toEqual({ example: value });
  });
});
