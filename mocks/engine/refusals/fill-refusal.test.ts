import { describe, expect, test } from "vitest";
import { createChance, createJudge, type Json, type JsonSchema } from "../../../spec/index.ts";
import { fillRefusal } from "./fill-refusal.ts";
import type { Refusal } from "./refusal.ts";

const refused: Refusal = {
  status: 400,
  reasons: [
    { sentence: "name is required", field: "name", pointer: "/name" },
    { sentence: "age must be at least 0, but is -1", field: "age", pointer: "/age" },
  ],
  headers: {},
};
const both = "name is required; age must be at least 0, but is -1";

function fill(json: JsonSchema, refusal: Refusal = refused): Json {
  const judge = createJudge(json);
  const body = fillRefusal({ pointer: "", json, judge }, refusal, createChance("1"));
  expect(judge(body)).toEqual([]);
  return body;
}

const text = { type: "string" };
const whole = { type: "integer" };

describe("a refusal, said in the document's shape", () => {
  test.each<[string, JsonSchema, Json]>([
    ["one sentence", { type: "object", properties: { error: text } }, { error: both }],
    [
      "success and error",
      {
        type: "object",
        required: ["success", "error"],
        properties: { success: { const: false }, error: text },
      },
      { success: false, error: both },
    ],
    [
      "an object inside",
      {
        type: "object",
        properties: { error: { type: "object", properties: { code: whole, message: text } } },
      },
      { error: { code: 400, message: both } },
    ],
    [
      "problem details",
      {
        type: "object",
        properties: {
          type: { type: "string", format: "uri-reference" },
          title: text,
          status: whole,
          detail: text,
          instance: { type: "string", format: "uri-reference" },
        },
      },
      { type: "about:blank", title: "Bad Request", status: 400, detail: both },
    ],
    [
      "a list of what is wrong",
      {
        type: "object",
        properties: {
          errors: { type: "array", items: { type: "object", properties: { field: text, message: text } } },
        },
      },
      {
        errors: [
          { field: "name", message: "name is required" },
          { field: "age", message: "age must be at least 0, but is -1" },
        ],
      },
    ],
    [
      "a list of sentences, no longer than allowed",
      { type: "object", properties: { errors: { type: "array", maxItems: 1, items: text } } },
      { errors: ["name is required"] },
    ],
    [
      "sentences by field",
      {
        type: "object",
        properties: { errors: { type: "object", additionalProperties: { type: "array", items: text } } },
      },
      { errors: { name: ["name is required"], age: ["age must be at least 0, but is -1"] } },
    ],
    [
      "a code out of a list, however it is spelt",
      { type: "object", properties: { code: { enum: ["NOT_FOUND", "VALIDATION_ERROR"] }, message: text } },
      { code: "VALIDATION_ERROR", message: both },
    ],
    ["a code as text", { type: "object", properties: { code: text } }, { code: "bad_request" }],
    [
      "a text that may not be long",
      { type: "object", properties: { error: { type: "string", maxLength: 7 } } },
      { error: "name is" },
    ],
    [
      "a list at the top",
      { type: "array", items: { type: "object", properties: { message: text } } },
      [{ message: "name is required" }, { message: "age must be at least 0, but is -1" }],
    ],
    [
      "an alternative",
      { oneOf: [{ type: "object", required: ["message"], properties: { message: text } }, text] },
      { message: both },
    ],
    [
      "a definition of its own",
      {
        $ref: "#/$defs/E",
        $defs: { E: { type: "object", properties: { message: { $ref: "#/$defs/M" } } }, M: text },
      },
      { message: both },
    ],
  ])("as %s", (_, schema, body) => {
    expect(fill(schema)).toEqual(body);
  });

  test("makes up what must be there and has no true value", () => {
    const schema = {
      type: "object",
      required: ["error", "traceId"],
      properties: { error: text, traceId: { type: "string", format: "uuid" } },
    };
    expect(fill(schema)).toEqual({ error: both, traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test("leaves out what need not be there and has no true value", () => {
    expect(fill({ type: "object", properties: { error: text, help: text } })).toEqual({ error: both });
  });

  test("fits the schema even where the truth does not", () => {
    const schema = {
      type: "object",
      required: ["error"],
      properties: { error: { type: "string", pattern: "^E[0-9]{3}$" } },
    };
    expect(fill(schema)).toEqual({ error: expect.stringMatching(/^E\d{3}$/) });
  });

  test("ends where the schema has no end", () => {
    const schema = {
      $ref: "#/$defs/E",
      $defs: { E: { type: "object", properties: { error: { $ref: "#/$defs/E" } } } },
    };
    expect(fill(schema)).toBeTypeOf("object");
  });
});
