import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import type { Operation } from "../contract/contract.ts";
import { parseDocument } from "../document/parse.ts";
import type { JsonObject } from "../json.ts";
import type { HttpRequest } from "../wire/message.ts";
import { matchPath } from "../wire/path-template.ts";
import type { Problem, Reading, RequestValues } from "./exchange.ts";
import { readRequest } from "./request.ts";
import { writeRequest } from "./write.ts";

function operationOf(operation: JsonObject, path = "/contacts/{id}"): Operation {
  const paths = { [path]: { post: { responses: { 200: { description: "ok" } }, ...operation } } };
  const tree = { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths };
  const [compiled] = compileContract(parseDocument(JSON.stringify(tree), "test.json")).operations;
  if (compiled === undefined) throw new Error("No operation");
  return compiled;
}

function request(parts: Partial<HttpRequest>): HttpRequest {
  return { method: "POST", path: "/contacts/7", query: "", headers: {}, body: "", ...parts };
}

const json = { "content-type": "application/json" };

const contact = operationOf({
  parameters: [
    { name: "id", in: "path", required: true, schema: { type: "integer" } },
    { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 50 } },
    { name: "tags", in: "query", schema: { type: "array", items: { type: "string" } } },
    { name: "X-Trace", in: "header", required: true, schema: { type: "string", minLength: 3 } },
    { name: "Authorization", in: "header", required: true, schema: { type: "string" } },
    { name: "Accept", in: "header", required: true, schema: { type: "string" } },
    { name: "session", in: "cookie", schema: { type: "boolean", default: false } },
  ],
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["name"],
          properties: {
            name: { type: "string" },
            address: { type: "object", properties: { city: { type: "string" } } },
          },
        },
      },
      "application/x-www-form-urlencoded": {
        schema: { type: "object", properties: { age: { type: "integer" } } },
      },
      "text/*": {},
      "application/xml": { schema: { type: "object" } },
      "application/pdf": { schema: { type: "object" } },
      "multipart/form-data": { schema: { type: "object", properties: { age: { type: "integer" } } } },
    },
  },
});

const good = request({ headers: { ...json, "x-trace": "abc" }, body: '{"name":"Ann"}' });

function read(parts: Partial<HttpRequest>, path = { id: "7" }): Reading {
  return readRequest(contact, path, { ...good, ...parts });
}

function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ kind, in: place, sentence }) => `${kind} in ${place}: ${sentence}`);
}

describe("a request that is right", () => {
  test("is decoded, defaults filled in, header fields in lower case", () => {
    const reading = read({
      query: "tags=a&tags=b&unknown=1&unknown=2",
      headers: { ...good.headers, cookie: "session=true" },
    });
    expect(reading).toEqual({
      values: {
        path: { id: 7 },
        query: { limit: 50, tags: ["a", "b"] },
        header: { "x-trace": "abc" },
        cookie: { session: true },
        body: { name: "Ann" },
      },
      problems: [],
    });
  });

  test.each([
    ["application/json; charset=utf-8", '{"name":"Ann"}', { name: "Ann" }],
    ["application/x-www-form-urlencoded", "age=3", { age: 3 }],
    ["text/markdown", "# Ann", "# Ann"],
    ["application/xml", '<ann age="3"><name>Ann</name></ann>', { name: "Ann", age: "3" }],
    ["application/pdf", "%PDF", "%PDF"],
    [
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="age"\r\n\r\n3\r\n--b--\r\n',
      { age: 3 },
    ],
  ])("has a body of %s", (mediaType, body, value) => {
    const reading = read({ headers: { ...good.headers, "content-type": mediaType }, body });
    expect(reading).toMatchObject({ values: { body: value }, problems: [] });
  });

  test("need not have a body that is not required, whatever its media type", () => {
    const operation = operationOf({
      requestBody: { content: { "application/json": { schema: { type: "object" } } } },
    });
    const reading = readRequest(operation, {}, request({ headers: { "content-type": "text/plain" } }));
    expect(reading).toMatchObject({ values: { body: undefined }, problems: [] });
  });

  test("may have a body that nobody asked for", () => {
    expect(readRequest(operationOf({}), {}, request({ body: "{" })).problems).toEqual([]);
  });

  test("spreads an object over the query beside other parameters", () => {
    const map = { type: "object", additionalProperties: { type: "integer" } };
    const operation = operationOf({
      parameters: [
        { name: "where", in: "query", schema: map },
        { name: "limit", in: "query", schema: { type: "string" } },
      ],
    });
    expect(readRequest(operation, {}, request({ query: "a=1&limit=x&b=2" })).values.query).toEqual({
      where: { a: 1, b: 2 },
      limit: "x",
    });
  });
});

describe("a request that is wrong", () => {
  test.each<[string, Partial<HttpRequest>, readonly string[]]>([
    [
      "a number too great",
      { query: "limit=500" },
      ["invalid in query: limit must be at most 100, but is 500"],
    ],
    ["no number", { query: "limit=5.5" }, ['invalid in query: limit must be an integer, but is "5.5"']],
    ["no text for a number", { query: "limit=" }, ['invalid in query: limit must be an integer, but is ""']],
    [
      "one value given twice",
      { query: "limit=5&limit=6" },
      ["invalid in query: limit must be given once, but is given 2 times"],
    ],
    ["a header field missing", { headers: json }, ["missing in header: X-Trace is required"]],
    [
      "a header field too short",
      { headers: { ...json, "x-trace": "a" } },
      ['invalid in header: X-Trace must have at least 3 characters, but is "a"'],
    ],
    [
      "a wrong cookie",
      { headers: { ...good.headers, cookie: "session=yes" } },
      ['invalid in cookie: session must be a boolean, but is "yes"'],
    ],
    ["no body", { body: "" }, ["missing in body: body is required"]],
    ["no octets", { body: new Uint8Array() }, ["missing in body: body is required"]],
    ["a property missing", { body: "{}" }, ["invalid in body: name is required"]],
    [
      "a property wrong deep inside",
      { body: '{"name":"Ann","address":{"city":1}}' },
      ["invalid in body: address.city must be a string, but is 1"],
    ],
    ["a body of the wrong type", { body: "[]" }, ["invalid in body: body must be an object, but is []"]],
    [
      "a body cut short",
      { body: '{"name":' },
      [
        "malformed in body: body must be well-formed JSON, but ends at line 1, column 9, where a value should be",
      ],
    ],
    [
      "an undocumented media type",
      { headers: { ...good.headers, "content-type": "application/yaml" } },
      [
        'mediaType in body: Content-Type must be one of application/json, application/x-www-form-urlencoded, text/*, application/xml, application/pdf, multipart/form-data, but is "application/yaml"',
      ],
    ],
  ])("has %s", (_, parts, sentences) => {
    expect(told(read(parts).problems)).toEqual(sentences);
  });

  test("has a body without a media type", () => {
    const operation = operationOf({ requestBody: { content: { "application/json": {} } } });
    expect(told(readRequest(operation, {}, request({ body: "{}" })).problems)).toEqual([
      "mediaType in body: Content-Type must be application/json, but is missing",
    ]);
  });

  test("is told of every problem", () => {
    const reading = readRequest(
      contact,
      { id: "seven" },
      request({ query: "limit=0", headers: json, body: '{"name":1}' }),
    );
    expect(told(reading.problems)).toEqual([
      'invalid in path: id must be an integer, but is "seven"',
      "invalid in query: limit must be at least 1, but is 0",
      "missing in header: X-Trace is required",
      "invalid in body: name must be a string, but is 1",
    ]);
    expect(reading.problems.at(-1)).toMatchObject({ name: "", at: "/name", violation: { keyword: "type" } });
  });

  test("may name what every object has without being taken for it", () => {
    const operation = operationOf({
      parameters: [
        { name: "constructor", in: "query", schema: { type: "string" } },
        { name: "toString", in: "header", schema: { type: "string" } },
        { name: "valueOf", in: "cookie", schema: { type: "string" } },
      ],
    });
    expect(readRequest(operation, {}, request({}))).toMatchObject({
      values: { query: {}, header: {}, cookie: {} },
      problems: [],
    });
  });
});

describe("a request that is written", () => {
  const values: RequestValues = {
    path: { id: 7 },
    query: { limit: 5, tags: ["a b", "c&d"] },
    header: { "x-trace": "abc" },
    cookie: { session: true },
    body: { name: "Ann é" },
  };

  test("is read as it was meant", () => {
    const written = writeRequest(contact, values);
    expect(written).toEqual({
      method: "POST",
      path: "/contacts/7",
      query: "limit=5&tags=a%20b&tags=c%26d",
      headers: { cookie: "session=true", "content-type": "application/json", "x-trace": "abc" },
      body: '{"name":"Ann é"}',
    });
    const path = matchPath(contact.path, written.path) ?? {};
    expect(readRequest(contact, path, written)).toEqual({ values, problems: [] });
  });

  test.each([
    ["simple", "/a/x%2Fy,b"],
    ["label", "/a/.x%2Fy,b"],
    ["matrix", "/a/;ids=x%2Fy,b"],
  ])("spells its path in the style %s", (style, path) => {
    const schema = { type: "array", items: { type: "string" } };
    const operation = operationOf(
      { parameters: [{ name: "ids", in: "path", required: true, style, schema }] },
      "/a/{ids}",
    );
    const written = writeRequest(operation, { path: { ids: ["x/y", "b"] } });
    expect(written.path).toBe(path);
    expect(readRequest(operation, matchPath(operation.path, path) ?? {}, written).values.path).toEqual({
      ids: ["x/y", "b"],
    });
  });

  test("takes the media type that is asked for, and the base path", () => {
    const written = writeRequest(
      contact,
      { path: { id: 7 }, body: { age: 3 } },
      "application/x-www-form-urlencoded",
      { basePath: "/v1" },
    );
    expect(written).toMatchObject({
      path: "/v1/contacts/7",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "age=3",
    });
  });

  test("writes wrong values and unknown names too", () => {
    const written = writeRequest(contact, {
      path: { id: "no number" },
      query: { limit: "abc", other: [1, 2] },
      header: { Authorization: "Bearer x" },
      body: null,
    });
    expect(written).toMatchObject({
      path: "/contacts/no%20number",
      query: "limit=abc&other=1&other=2",
      headers: { authorization: "Bearer x" },
      body: "null",
    });
  });

  test("has no media type without a body", () => {
    expect(writeRequest(contact, { path: { id: 7 } })).toEqual({
      method: "POST",
      path: "/contacts/7",
      query: "",
      headers: {},
      body: "",
    });
  });

  test("cannot be written without what its path needs", () => {
    expect(() => writeRequest(contact, {})).toThrow('Give a value for {id} of "/contacts/{id}"');
  });
});
