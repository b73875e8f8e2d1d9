import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { createJudge, SchemaError } from "./judge.ts";
import type { JsonSchema } from "./schema.ts";

/** Schema, value, and the violations as `keyword at`. */
type Row = readonly [title: string, schema: JsonSchema, value: Json, found: readonly string[]];

const point: JsonSchema = { type: "object", required: ["x"], properties: { x: { type: "integer" } } };
const circle: JsonSchema = {
  type: "object",
  required: ["radius"],
  properties: { kind: { const: "circle" } },
};
const square: JsonSchema = { type: "object", required: ["side"], properties: { kind: { const: "square" } } };

const rows: readonly Row[] = [
  ["a value that fits", { type: "string" }, "x", []],
  ["the schema that lets nothing in", false, 1, ["false "]],
  ["a missing property is at its own place", { required: ["a/b"] }, {}, ["required /a~1b"]],
  [
    "an extra property is at its own place",
    { additionalProperties: false },
    { c: 1 },
    ["additionalProperties /c"],
  ],
  ["all faults, not the first", point, { x: "1" }, ["type /x"]],
  ["a companion", { dependentRequired: { a: ["b"] } }, { a: 1 }, ["dependentRequired /b"]],
  ["a name that is not allowed", { propertyNames: { maxLength: 2 } }, { long: 1 }, ["propertyNames /long"]],
  ["what is contained, once", { contains: { type: "string" } }, [1, 2], ["contains "]],
  [
    "the side of a condition, not the condition",
    { if: { minimum: 3 }, else: { multipleOf: 2 } },
    1,
    ["multipleOf "],
  ],
  ["the alternative of the value's type", { anyOf: [point, { type: "null" }] }, {}, ["required /x"]],
  ["no alternative of the value's type", { anyOf: [point, { type: "null" }] }, "x", ["anyOf "]],
  ["the alternative that the tag names", { oneOf: [circle, square] }, { kind: "square" }, ["required /side"]],
  ["alternatives of which none is meant", { oneOf: [circle, square] }, { kind: "oval" }, ["oneOf "]],
  ["two alternatives where one is asked for", { oneOf: [{ minimum: 1 }, { maximum: 9 }] }, 5, ["oneOf "]],
  [
    "properties that nothing evaluated",
    { allOf: [point], unevaluatedProperties: false },
    { x: 1, y: 2 },
    ["unevaluatedProperties /y"],
  ],
  ["formats", { format: "email" }, "not an address", ["format "]],
  ["int32", { type: "integer", format: "int32" }, 2_147_483_648, ["format "]],
  ["int64", { type: "integer", format: "int64" }, 2_147_483_648, []],
  ["formats that describe only", { type: "string", format: "password" }, "x", []],
  ["formats that nobody knows", { type: "string", format: "shoe-size" }, "x", []],
  ["multiples of a fraction", { multipleOf: 0.01 }, 19.99, []],
  ["patterns with Unicode", { pattern: "^\\p{Lu}$" }, "É", []],
  ["patterns of the older grammar", { pattern: "^\\-\\@$" }, "-@", []],
  [
    "an `$id` does not move references",
    { $id: "https://x/y", $ref: "#/$defs/p", $defs: { p: point } },
    {},
    ["required /x"],
  ],
  [
    "words of OpenAPI",
    { nullable: true, example: { $id: 1 }, xml: {}, discriminator: {}, type: "string" },
    null,
    ["type "],
  ],
];

describe("the judge", () => {
  test.each(rows)("%s", (_, schema, value, found) => {
    expect(createJudge(schema)(value).map(({ keyword, at }) => `${keyword} ${at}`)).toEqual(found);
  });

  test("says what is demanded, what is there, and where the rule stands", () => {
    const judge = createJudge({
      properties: { p: { $ref: "#/$defs/limit" } },
      $defs: { limit: { maximum: 100 } },
    });
    expect(judge({ p: 500 })).toEqual([
      { at: "/p", keyword: "maximum", rule: "/$defs/limit/maximum", demand: 100, value: 500 },
    ]);
  });

  test("keeps the place where an alternative lies deep inside", () => {
    const judge = createJudge({
      properties: {
        list: { type: "array", items: { anyOf: [{ $ref: "#/$defs/point" }, { type: "null" }] } },
      },
      $defs: {
        point: {
          ...point,
          properties: {
            x: { type: "integer" },
            next: { anyOf: [{ $ref: "#/$defs/point" }, { type: "null" }] },
          },
        },
      },
    });
    expect(judge({ list: [null, { x: 1, next: { x: "1" } }] })).toMatchObject([
      { at: "/list/1/next/x", keyword: "type", rule: "/$defs/point/properties/x/type" },
    ]);
  });

  test("lets two schemas carry one `$id`", () => {
    expect(createJudge({ $id: "same", type: "string" })(1)).toHaveLength(1);
    expect(createJudge({ $id: "same", type: "integer" })(1)).toEqual([]);
  });

  test("is compiled at the first call, not before", () => {
    const judge = createJudge({ pattern: "[" });
    expect(() => judge("x")).toThrow(SchemaError);
  });

  test.each<[string, JsonSchema, string]>([
    ["a pattern", { properties: { a: { pattern: "(" } } }, 'the pattern "(" at "/properties/a/pattern"'],
    ["a reference", { $ref: "#/$defs/none" }, 'the reference "#/$defs/none"'],
    ["a type", { type: "strng" }, "strng"],
    ["a bound", { minimum: "2" }, "minimum"],
  ])("refuses %s that means nothing, and names it", (_, schema, words) => {
    expect(() => createJudge(schema)({})).toThrow(words);
  });
});
