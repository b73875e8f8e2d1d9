import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { readBody, writeBody } from "./body.ts";
import { withBoundary } from "./multipart-form.ts";

const schema: JsonSchema = {
  type: "object",
  properties: {
    name: { type: "string" },
    age: { type: "integer" },
    adult: { type: "boolean" },
    note: { type: ["string", "null"] },
    tags: { type: "array", items: { type: "string" } },
    ranks: { type: "array", items: { type: "integer" } },
    address: { type: "object", properties: { city: { type: "string" }, zip: { type: "string" } } },
    places: { type: "array", items: { type: "object", properties: { city: { type: "string" } } } },
    avatar: { type: "string", format: "binary" },
    page: { type: "string", contentMediaType: "text/html" },
    photos: { type: "array", items: { type: "string", contentMediaType: "image/png" } },
  },
};

function roundTrip(value: Json): Json {
  const mediaType = withBoundary("multipart/form-data", value);
  const text = writeBody(value, mediaType, { json: schema, pointer: "" });
  const reading = readBody(text, mediaType, schema);
  expect(readBody(new TextEncoder().encode(text), mediaType, schema)).toEqual(reading);
  if (!reading.ok) throw new Error(reading.sentence);
  return reading.value;
}

const part = (fields: string, text: string): string => `--b\r\n${fields}\r\n\r\n${text}\r\n`;
const field = (name: string, more = ""): string => `Content-Disposition: form-data; name="${name}"${more}`;
const read = (...parts: readonly string[]): unknown =>
  readBody(`${parts.join("")}--b--\r\n`, "multipart/form-data; boundary=b", schema);

describe("a form in parts", () => {
  test.each<[Json]>([
    [{ name: "Ann", age: 7, adult: false }],
    [{ name: "7", note: "é\r\n\r\n--x", tags: ["a", "b"], ranks: [1] }],
    [{ name: "counterfoil-part" }],
    [{ 'odd"\r\nname': "x" }],
    [{ address: { city: "Rome", zip: "00100" }, places: [{ city: "Oslo" }, { city: "Bonn" }] }],
    [{ avatar: '{"not":"JSON to us"}', page: "<p>7</p>", photos: ["one", "2"] }],
    [{}],
  ])("is read as it was written: %j", (value) => {
    expect(roundTrip(value)).toEqual(value);
  });

  test("is written as RFC 7578 has it", () => {
    const value = { name: "Ann", address: { city: "Rome" }, avatar: "x", tags: ["a", "b"] };
    const text = writeBody(value, "multipart/form-data; boundary=b", { json: schema, pointer: "" });
    expect(text.split("\r\n")).toEqual([
      "--b",
      'Content-Disposition: form-data; name="name"',
      "",
      "Ann",
      "--b",
      'Content-Disposition: form-data; name="address"',
      "Content-Type: application/json",
      "",
      '{"city":"Rome"}',
      "--b",
      'Content-Disposition: form-data; name="avatar"; filename="avatar"',
      "Content-Type: application/octet-stream",
      "",
      "x",
      ...["a", "b"].flatMap((tag) => ["--b", 'Content-Disposition: form-data; name="tags"', "", tag]),
      "--b--",
      "",
    ]);
  });

  test("takes a file for text, whatever is in it", () => {
    expect(read(part(field("age", '; filename="age.txt"'), "7"))).toMatchObject({ value: { age: "7" } });
  });

  test("takes octets that are no UTF-8 for one character each", () => {
    const text = `${part(field("avatar"), "@@")}--b--\r\n`;
    const octets = new TextEncoder().encode(text).map((octet) => (octet === 0x40 ? 0xff : octet));
    expect(readBody(octets, "multipart/form-data; boundary=b", schema)).toMatchObject({
      value: { avatar: "\u00ff\u00ff" },
    });
  });

  test("takes parts in JSON for what they say", () => {
    const json = "\r\nContent-Type: application/json";
    expect(read(part(field("ranks") + json, "[1,2]"), part(field("age") + json, '"7"'))).toMatchObject({
      value: { ranks: [1, 2], age: "7" },
    });
  });

  test("knows bracketed names", () => {
    expect(read(part(field("tags[]"), "a"), part(field("address[city]"), "Rome"))).toMatchObject({
      value: { tags: ["a"], address: { city: "Rome" } },
    });
  });

  test.each([
    [[part("X: y", "1")], "body must name each of its parts, but one has no Content-Disposition"],
    [
      [part(`${field("ranks")}\r\nContent-Type: application/json`, "[")],
      'ranks must be well-formed JSON, but ends at line 1, column 2, where a value or "]" should be',
    ],
  ])("that cannot be read says why: %j", (parts, sentence) => {
    expect(read(...parts)).toEqual({ ok: false, sentence });
  });

  test("needs a boundary", () => {
    expect(readBody("x", "multipart/form-data", schema)).toEqual({
      ok: false,
      sentence:
        'body must be in parts, and Content-Type must name their boundary, but is "multipart/form-data"',
    });
  });
});
