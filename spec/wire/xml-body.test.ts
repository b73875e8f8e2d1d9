import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { readBody, writeBody } from "./body.ts";

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const text = { type: "string" };
const whole = { type: "integer" };
const texts = { type: "array", items: text };
const object = (properties: Record<string, Json>, more: Record<string, Json> = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});

describe("a body in XML, read as it was written", () => {
  test.each<[string, JsonSchema, Json, string]>([
    [
      "members as elements",
      object({ id: whole, name: text }),
      { id: 7, name: "7" },
      "<root><id>7</id><name>7</name></root>",
    ],
    [
      "an attribute",
      object({ id: { ...whole, xml: { attribute: true } }, name: text }),
      { id: 7, name: "a" },
      '<root id="7"><name>a</name></root>',
    ],
    [
      "other names",
      object({ name: { ...text, xml: { name: "label" } } }, { xml: { name: "thing" } }),
      { name: "a" },
      "<thing><label>a</label></thing>",
    ],
    [
      "a prefix and a namespace",
      object({ name: { ...text, xml: { prefix: "s", namespace: "http://e.org/s" } } }),
      { name: "a" },
      '<root><s:name xmlns:s="http://e.org/s">a</s:name></root>',
    ],
    [
      "a list",
      object({ animals: texts }),
      { animals: ["a", "b"] },
      "<root><animals>a</animals><animals>b</animals></root>",
    ],
    [
      "a list whose items have a name",
      object({ animals: { ...texts, items: { ...text, xml: { name: "animal" } }, xml: { name: "aliens" } } }),
      { animals: ["a"] },
      "<root><animal>a</animal></root>",
    ],
    [
      "a wrapped list",
      object({ animals: { ...texts, xml: { wrapped: true } } }),
      { animals: ["a", "b"] },
      "<root><animals><animals>a</animals><animals>b</animals></animals></root>",
    ],
    [
      "a wrapped list with a name",
      object({ animals: { ...texts, xml: { name: "aliens", wrapped: true } } }),
      { animals: ["a"] },
      "<root><aliens><aliens>a</aliens></aliens></root>",
    ],
    [
      "a wrapped list and items with names",
      object({
        animals: {
          ...texts,
          items: { ...text, xml: { name: "animal" } },
          xml: { name: "aliens", wrapped: true },
        },
      }),
      { animals: [] },
      "<root><aliens/></root>",
    ],
    [
      "a list of objects",
      object({ pets: { type: "array", items: object({ id: whole }) } }),
      { pets: [{ id: 1 }, { id: 2 }] },
      "<root><pets><id>1</id></pets><pets><id>2</id></pets></root>",
    ],
    [
      "a list of lists",
      object({ rows: { type: "array", items: { type: "array", items: whole } } }),
      { rows: [[1, 2], [3]] },
      "<root><rows><item>1</item><item>2</item></rows><rows><item>3</item></rows></root>",
    ],
    [
      "a list at the top",
      { type: "array", xml: { name: "pets" }, items: object({ id: whole }, { xml: { name: "pet" } }) },
      [{ id: 1 }],
      "<pets><pet><id>1</id></pet></pets>",
    ],
    [
      "null, true and nothing",
      object({ a: { type: ["string", "null"] }, b: { type: "boolean" }, c: object({}), d: text }),
      { a: null, b: true, c: {}, d: "" },
      '<root><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><b>true</b><c/><d/></root>',
    ],
    [
      "a reference",
      {
        ...object({ self: { $ref: "#/$defs/N" } }),
        $defs: { N: object({ next: { $ref: "#/$defs/N" }, n: whole }, { xml: { name: "node" } }) },
      },
      { self: { next: { n: 2 }, n: 1 } },
      "<root><node><node><n>2</n></node><n>1</n></node></root>",
    ],
    [
      "what the schema does not know",
      object({}),
      { a: { b: ["1", "2"] } },
      "<root><a><b>1</b><b>2</b></a></root>",
    ],
  ])("%s", (_, json, value, written) => {
    expect(writeBody(value, "application/xml", { json, pointer: "" })).toBe(prolog + written);
    expect(readBody(prolog + written, "application/xml", json)).toEqual({ ok: true, value, opaque: false });
  });

  test("takes the name of its root from the schema's in the document", () => {
    const schema = { json: object({}), pointer: "/components/schemas/Pet" };
    expect(writeBody({}, "application/vnd.pets+xml", schema)).toBe(`${prolog}<Pet/>`);
  });

  test("may be indented", () => {
    const json = object({ id: whole, name: text });
    const reading = readBody("<a>\n  <id> 7 </id>\n  <name> b </name>\n</a>\n", "text/xml", json);
    expect(reading).toMatchObject({ value: { id: 7, name: " b " } });
  });

  test("keeps a text that is not of the type, for the judge to refuse", () => {
    const json = object({ id: whole, at: object({ x: whole }) });
    expect(readBody("<a><id>x</id><at>y</at></a>", "application/xml", json)).toMatchObject({
      value: { id: "x", at: "y" },
    });
  });

  test("is not touched where the schema takes it for text", () => {
    expect(readBody("<svg/>", "image/svg+xml", text)).toEqual({ ok: true, value: "<svg/>", opaque: true });
    expect(writeBody("<svg/>", "image/svg+xml")).toBe("<svg/>");
  });

  test("that is none says why", () => {
    expect(readBody("<a>", "application/xml", object({}))).toEqual({
      ok: false,
      sentence: "body must be well-formed XML, but at line 1, column 1: Unclosed tag 'a'",
    });
  });
});
