import { describe, expect, test } from "vitest";
import { shapeOf } from "./shape-of.ts";

describe("the shape of a schema", () => {
  test("follows references and merges what all must fit", () => {
    const shape = shapeOf({
      allOf: [
        { $ref: "#/$defs/base" },
        { required: ["size"], properties: { size: { maximum: 9 } }, minProperties: 2 },
      ],
      minProperties: 1,
      $defs: {
        base: {
          type: "object",
          required: ["id"],
          properties: { id: { type: "string" }, size: { minimum: 1 } },
        },
      },
    });
    expect(shape).toMatchObject({ types: ["object"], required: ["id", "size"], minProperties: 2 });
    expect(Object.keys(shape.properties)).toEqual(["id", "size"]);
    expect(shapeOf(shape.properties["size"] ?? false, shape.root)).toMatchObject({ minimum: 1, maximum: 9 });
  });

  test.each([
    [{ type: ["string", "null"] }, true],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, true],
    [{ type: ["string", "null"], enum: ["a"] }, false],
    [{ enum: ["a", null] }, true],
    [{ type: "string" }, false],
  ])("%j is nullable: %s", (schema, nullable) => {
    expect(shapeOf(schema).nullable).toBe(nullable);
  });

  test("is the one alternative that there is beside null", () => {
    const shape = shapeOf({
      oneOf: [{ $ref: "#/$defs/x" }, { type: "null" }],
      $defs: { x: { type: "string", maxLength: 4 } },
    });
    expect(shape).toMatchObject({ types: ["string", "null"], maxLength: 4, variants: [] });
  });

  test("keeps real alternatives apart", () => {
    expect(shapeOf({ oneOf: [{ type: "string" }, { type: "integer" }] }).variants).toHaveLength(2);
  });

  test("is any type where nothing is said, and the one that keywords speak of where no type is", () => {
    expect(shapeOf({}).types).toEqual([]);
    expect(shapeOf({ properties: { a: true } }).types).toEqual(["object"]);
    expect(shapeOf({ maxLength: 3 }).types).toEqual(["string"]);
  });

  test("is closed where no other properties may be", () => {
    expect(shapeOf({ allOf: [{ additionalProperties: false }] }).closed).toBe(true);
    expect(shapeOf({ unevaluatedProperties: false }).closed).toBe(true);
    expect(shapeOf({ additionalProperties: true })).toMatchObject({ closed: false, additional: true });
  });

  test("ends where a schema refers to itself", () => {
    const node = { allOf: [{ $ref: "#/$defs/node" }], properties: { next: { $ref: "#/$defs/node" } } };
    expect(Object.keys(shapeOf({ $ref: "#/$defs/node", $defs: { node } }).properties)).toEqual(["next"]);
  });

  test("lets nothing in where its parts contradict each other", () => {
    expect(shapeOf({ allOf: [{ type: "string" }, { type: "integer" }] }).never).toBe(true);
  });
});
