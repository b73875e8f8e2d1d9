import { describe, expect, test } from "vitest";
import { breaks } from "./break.ts";
import { createChance } from "./chance.ts";
import { edges } from "./edges.ts";
import type { JsonSchema } from "./schema.ts";

const names = (schema: JsonSchema): readonly string[] =>
  breaks(schema, createChance("x")).map(({ name, at }) => (at === "" ? name : `${name} ${at}`));

describe("breaks", () => {
  test.each<[JsonSchema, readonly string[]]>([
    [
      { type: "integer", minimum: 1, maximum: 100 },
      ["wrong-type", "not-integer", "null", "below-minimum", "above-maximum"],
    ],
    [{ type: "string", minLength: 1, maxLength: 5 }, ["wrong-type", "null", "too-short", "too-long"]],
    [{ type: ["string", "null"], enum: ["a", null] }, ["wrong-type", "not-in-enum"]],
    [{ type: "string", format: "uuid" }, ["wrong-type", "null", "bad-format"]],
    [{ type: "string", format: "password" }, ["wrong-type", "null"]],
    [{ type: "string", pattern: "^[A-Z]{2}$" }, ["wrong-type", "null", "bad-pattern"]],
    [
      { type: "array", minItems: 1, maxItems: 2, uniqueItems: true },
      ["wrong-type", "null", "too-few-items", "too-many-items", "not-unique"],
    ],
    [
      { type: "object", required: ["a"], additionalProperties: false, properties: { a: true } },
      ["missing /a", "unknown-property /unexpectedProperty", "wrong-type", "null"],
    ],
    [true, []],
    [false, []],
  ])("of %j", (schema, expected) => {
    expect(names(schema)).toEqual(expected);
  });

  test("go into properties and items", () => {
    const id: JsonSchema = { type: "object", required: ["id"], properties: { id: { type: "boolean" } } };
    const schema: JsonSchema = { type: "object", properties: { list: { type: "array", items: id } } };
    expect(names(schema)).toContain("missing /list/0/id");
    expect(names(schema)).toContain("wrong-type /list/0/id");
  });

  test("name the field and the rule", () => {
    const [, , , below, above] = breaks({ type: "integer", minimum: 1, maximum: 100 }, createChance("x"), {
      name: "limit",
    });
    expect(below).toMatchObject({
      title: "limit below the minimum of 1",
      value: 0,
      keyword: "minimum",
      at: "",
    });
    expect(above).toMatchObject({
      title: "limit above the maximum of 100",
      value: 101,
      keyword: "maximum",
      at: "",
    });
  });
});

describe("edges", () => {
  test.each<[JsonSchema, readonly unknown[]]>([
    [{ type: "integer", minimum: 1, maximum: 100 }, [1, 100]],
    [{ type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 10 }, [1, 9]],
    [{ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 }, []],
    [{ type: ["string", "null"], enum: ["a", "b", null] }, ["a", "b", null]],
    [{ type: "boolean" }, [true, false]],
    [{ type: "array", items: { type: "integer" } }, [[]]],
  ])("of %j are %j", (schema, values) => {
    expect(edges(schema, createChance("x")).map(({ value }) => value)).toEqual(values);
  });

  test("of text have exactly the shortest and the longest length", () => {
    const found = edges({ type: "string", minLength: 3, maxLength: 300 }, createChance("x"), {
      name: "name",
    });
    expect(found.map(({ value }) => String(value).length)).toEqual([3, 300]);
    expect(found.map(({ title }) => title)).toEqual([
      "name at its minimum length of 3",
      "name at its maximum length of 300",
    ]);
  });

  test("of an object put one property on its edge and leave the others", () => {
    const schema: JsonSchema = {
      type: "object",
      required: ["n", "s"],
      properties: { n: { type: "integer", maximum: 9 }, s: { type: "string", minLength: 2 } },
    };
    const [first] = edges(schema, createChance("x")).filter(({ at }) => at === "/n");
    expect(first).toMatchObject({ keyword: "maximum", at: "/n", value: { n: 9, s: expect.any(String) } });
  });
});
