import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { createProjector, project } from "./project.ts";
import type { JsonSchema } from "./schema.ts";

type Row = readonly [title: string, schema: JsonSchema, value: Json, kept: Json];

const a: JsonSchema = { type: "object", properties: { a: { type: "integer" } } };
const closed: JsonSchema = { ...a, additionalProperties: false };
const kinds: JsonSchema = {
  oneOf: [
    {
      type: "object",
      additionalProperties: false,
      properties: { kind: { const: "x" }, x: { type: "integer" } },
    },
    {
      type: "object",
      additionalProperties: false,
      properties: { kind: { const: "y" }, y: { type: "integer" } },
    },
  ],
};

const rows: readonly Row[] = [
  ["keeps what is declared, where the schema is silent about the rest", a, { a: 1, b: 2 }, { a: 1 }],
  ["keeps what is declared, where the schema is closed", closed, { a: 1, b: 2 }, { a: 1 }],
  [
    "keeps the rest where there may be others",
    { ...asOpen(), additionalProperties: true },
    { a: 1, b: 2 },
    { a: 1, b: 2 },
  ],
  ["keeps all of a free object", { type: "object" }, { a: { b: 1 } }, { a: { b: 1 } }],
  ["keeps nothing of an empty closed one", { additionalProperties: false }, { a: 1 }, {}],
  ["goes into additional properties", { additionalProperties: a }, { k: { a: 1, b: 2 } }, { k: { a: 1 } }],
  [
    "keeps names that match a pattern",
    { patternProperties: { "^x-": true } },
    { "x-a": 1, b: 2 },
    { "x-a": 1 },
  ],
  ["goes into lists", { items: a }, [{ a: 1, b: 2 }, null], [{ a: 1 }, null]],
  ["goes into all parts", { allOf: [a, { properties: { c: true } }] }, { a: 1, b: 2, c: 3 }, { a: 1, c: 3 }],
  [
    "follows references and null beside them",
    { anyOf: [{ $ref: "#/$defs/a" }, { type: "null" }], $defs: { a } },
    { a: 1, b: 2 },
    { a: 1 },
  ],
  ["takes the alternative that fits", kinds, { kind: "y", y: 1 }, { kind: "y", y: 1 }],
  [
    "takes the alternative that is meant, where there is too much",
    kinds,
    { kind: "y", y: 1, x: 2, z: 3 },
    { kind: "y", y: 1 },
  ],
  [
    "drops what is only written",
    { properties: { a: true, secret: { writeOnly: true } } },
    { a: 1, secret: "s" },
    { a: 1 },
  ],
  ["leaves what is no object as it is", a, "text", "text"],
];

function asOpen(): { readonly properties: { readonly a: true } } {
  return { properties: { a: true } };
}

describe("a projection", () => {
  test.each(rows)("%s", (_, schema, value, kept) => {
    expect(project(value, schema)).toEqual(kept);
  });

  test("ends with the value, not with the schema, where the schema is recursive", () => {
    const node: JsonSchema = { type: "object", properties: { next: { $ref: "#/$defs/node" } } };
    const projector = createProjector({ $ref: "#/$defs/node", $defs: { node } });
    expect(projector({ x: 1, next: { x: 2, next: { x: 3 } } })).toEqual({ next: { next: {} } });
  });
});
