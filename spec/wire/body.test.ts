import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { readBody, writeBody } from "./body.ts";

const FORM = "application/x-www-form-urlencoded";

describe("a body", () => {
  test.each<[string, JsonSchema, Json, string]>([
    ["application/json", true, { a: [1, null, "é"] }, '{"a":[1,null,"é"]}'],
    ["application/json; charset=utf-8", true, "text", '"text"'],
    ["application/merge-patch+json", true, {}, "{}"],
    ["text/plain", true, "a b\n", "a b\n"],
    [
      FORM,
      { properties: { a: { type: "integer" }, b: { type: "string" } } },
      { a: 1, b: "x &=+é" },
      "a=1&b=x%20%26%3D%2B%C3%A9",
    ],
    [FORM, { properties: { a: { type: "array", items: { type: "integer" } } } }, { a: [1, 2] }, "a=1&a=2"],
    [FORM, { properties: { a: { type: "array", items: { type: "integer" } } } }, { a: [1] }, "a=1"],
    [
      FORM,
      { properties: { a: { properties: { b: { type: "boolean" } } } } },
      { a: { b: true } },
      "a%5Bb%5D=true",
    ],
    [
      FORM,
      { properties: { a: { type: "array", items: { properties: { b: { type: "integer" } } } } } },
      { a: [{ b: 1 }, { b: 2 }] },
      "a%5B0%5D%5Bb%5D=1&a%5B1%5D%5Bb%5D=2",
    ],
    [FORM, { properties: { "ids[]": { type: "array" } } }, { "ids[]": ["x"] }, "ids%5B%5D=x"],
  ])("of %s and %j: %j is %s", (mediaType, schema, value, text) => {
    expect(writeBody(value, mediaType)).toBe(text);
    expect(readBody(text, mediaType, schema)).toEqual({ ok: true, value, opaque: false });
    expect(readBody(new TextEncoder().encode(text), mediaType, schema)).toEqual({
      ok: true,
      value,
      opaque: false,
    });
  });

  test("in a form may hold an object as JSON, as OpenAPI has it by default, and items that are such", () => {
    const object = { type: "object", properties: { b: { type: "integer" } } };
    const schema = { properties: { a: object, list: { type: "array", items: object } } };
    const text = `a=${encodeURIComponent('{"b":1}')}&list=${encodeURIComponent('{"b":2}')}`;
    expect(readBody(text, FORM, schema)).toMatchObject({ value: { a: { b: 1 }, list: [{ b: 2 }] } });
  });

  test("without a codec stays as it is", () => {
    expect(readBody("<a/>", "application/xml", true)).toEqual({ ok: true, value: "<a/>", opaque: true });
    expect(readBody(new Uint8Array([0xff]), "image/png", true)).toMatchObject({ ok: true, opaque: true });
    expect(writeBody("<a/>", "application/xml")).toBe("<a/>");
  });

  test("may begin with a byte order mark", () => {
    expect(readBody("\uFEFF{}", "application/json", true)).toEqual({ ok: true, value: {}, opaque: false });
    const octets = new Uint8Array([0xef, 0xbb, 0xbf, 0x31]);
    expect(readBody(octets, "application/json", true)).toEqual({ ok: true, value: 1, opaque: false });
  });

  test("may name a member twice; the last one counts", () => {
    expect(readBody('{"a":1,"a":2}', "application/json", true)).toMatchObject({ ok: true, value: { a: 2 } });
  });

  test.each([
    [
      '{"name": "Ann",}',
      'body must be well-formed JSON, but has "}" at line 1, column 16, where a name in double quotes should be',
    ],
    ['{"name"', 'body must be well-formed JSON, but ends at line 1, column 8, where ":" should be'],
    ["name=Ann", 'body must be well-formed JSON, but has "n" at line 1, column 1, where a value should be'],
  ])("that is not JSON says where: %s", (text, sentence) => {
    expect(readBody(text, "application/json", true)).toEqual({ ok: false, sentence });
  });

  test("in JSON must be UTF-8", () => {
    expect(readBody(new Uint8Array([0x22, 0xff, 0x22]), "application/json", true)).toEqual({
      ok: false,
      sentence: "body must be UTF-8, but is not",
    });
  });
});
