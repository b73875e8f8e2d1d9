import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import type { Operation } from "../contract/contract.ts";
import { parseDocument } from "../document/parse.ts";
import type { HttpRequest, HttpResponse } from "../wire/message.ts";
import type { Deviation } from "./exchange.ts";
import { contentFor, replyFor } from "./reply.ts";
import { judgeResponse } from "./response.ts";

const contact = { $ref: "#/components/schemas/Contact" };

function compiled(): Operation {
  const responses = {
    200: {
      description: "ok",
      headers: {
        "X-Total": { required: true, schema: { type: "integer", minimum: 0 } },
        "X-Ids": { schema: { type: "array", items: { type: "integer" } } },
        "Content-Type": { required: true, schema: { const: "never" } },
      },
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["contact"],
            properties: { contact, total: { type: "integer" } },
          },
        },
        "text/csv": { schema: { type: "string" } },
        "application/pdf": {},
      },
    },
    204: { description: "nothing", content: { "application/json": {} } },
    301: { description: "moved" },
    "4XX": {
      description: "no",
      content: { "application/*": { schema: { type: "object", required: ["error"] } } },
    },
    404: { description: "missing", content: { "application/json": { schema: { const: "missing" } } } },
  };
  const tree = {
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    paths: { "/contacts": { get: { responses } } },
    components: { schemas: { Contact: { type: "object", properties: { name: { type: "string" } } } } },
  };
  const [operation] = compileContract(parseDocument(JSON.stringify(tree), "test.json")).operations;
  if (operation === undefined) throw new Error("No operation");
  return operation;
}

const operation = compiled();
const at = "/paths/~1contacts/get/responses";
const request: HttpRequest = { method: "GET", path: "/contacts", query: "", headers: {}, body: "" };
const good: HttpResponse = {
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8", "x-total": "3" },
  body: '{"contact":{"name":"Ann"}}',
};

function judge(parts: Partial<HttpResponse>, method = "GET"): readonly Deviation[] {
  return judgeResponse(operation, { ...request, method }, { ...good, ...parts });
}

function told(deviations: readonly Deviation[]): readonly string[] {
  return deviations.map(
    ({ aspect, pointer, sentence }) => `${aspect} at ${pointer.replace(at, "")}: ${sentence}`,
  );
}

function typed(mediaType: string): Pick<HttpResponse, "headers"> {
  return { headers: { ...good.headers, "content-type": mediaType } };
}

describe("what a document says of a status", () => {
  test.each([
    [404, "404"],
    [400, "4XX"],
    [200, "200"],
    [500, undefined],
  ])("%i is told by %s", (status, told) => {
    expect(replyFor(operation, status)?.status).toBe(told);
  });

  test("is the default where nothing else is", () => {
    const [reply] = operation.replies;
    if (reply === undefined) throw new Error("No reply");
    const withDefault = { ...operation, replies: [...operation.replies, { ...reply, status: "default" }] };
    expect(replyFor(withDefault, 500)?.status).toBe("default");
    expect(replyFor(withDefault, 404)?.status).toBe("404");
  });

  test("names the closest media type", () => {
    const reply = replyFor(operation, 400);
    expect(reply && contentFor(reply, "application/problem+json")?.mediaType).toBe("application/*");
    expect(reply && contentFor(reply, "text/plain")).toBeUndefined();
  });
});

describe("a response that conforms", () => {
  test.each<[string, Partial<HttpResponse>]>([
    ["with JSON", {}],
    ["with text", { ...typed("text/csv"), body: "name\nAnn" }],
    ["with octets that no schema speaks of", { ...typed("application/pdf"), body: new Uint8Array([0xff]) }],
    ["with a list in a header field", { headers: { ...good.headers, "x-ids": "1, 2" } }],
    ["without content", { status: 204, headers: {}, body: "" }],
    [
      "without a body where none is documented",
      { status: 301, headers: { "content-type": "text/html" }, body: "" },
    ],
    ["in a range of statuses", { status: 409, ...typed("application/problem+json"), body: '{"error":"no"}' }],
  ])("%s", (_, parts) => {
    expect(judge(parts)).toEqual([]);
  });

  test("to HEAD has no body", () => {
    expect(judge({ body: "" }, "HEAD")).toEqual([]);
    expect(told(judge({ body: "", headers: {} }, "HEAD"))).toEqual([
      "header at /200/headers/X-Total: header x-total is required",
    ]);
  });
});

describe("a response that does not conform", () => {
  test.each<[string, Partial<HttpResponse>, readonly string[]]>([
    [
      "has another status",
      { status: 500 },
      [
        "status at : status must be one that is documented (200, 204, 301, 404, 4XX), but is 500 Internal Server Error",
      ],
    ],
    [
      "has no header field",
      { headers: { "content-type": "application/json" } },
      ["header at /200/headers/X-Total: header x-total is required"],
    ],
    [
      "has a wrong header field",
      { headers: { ...good.headers, "x-total": "many" } },
      ['header at /200/headers/X-Total/schema/type: header x-total must be an integer, but is "many"'],
    ],
    [
      "has a wrong item in a header field",
      { headers: { ...good.headers, "x-ids": "1,b" } },
      ['header at /200/headers/X-Ids/schema/items/type: header x-ids[1] must be an integer, but is "b"'],
    ],
    ["has no body", { body: "" }, ["body at /200/content: body of 200 OK is required"]],
    [
      "has a body cut short",
      { body: '{"contact":' },
      [
        "body at /200/content/application~1json: body must be well-formed JSON, but ends at line 1, column 12, where a value should be",
      ],
    ],
    [
      "breaks its schema",
      { body: '{"total":"x"}' },
      [
        "body at /200/content/application~1json/schema/required: contact is required",
        'body at /200/content/application~1json/schema/properties/total/type: total must be an integer, but is "x"',
      ],
    ],
    [
      "breaks a schema behind a reference",
      { body: '{"contact":{"name":1}}' },
      ["body at /200/content/application~1json/schema: contact.name must be a string, but is 1"],
    ],
    [
      "has another media type",
      typed("text/plain"),
      [
        'mediaType at /200/content: Content-Type must be one of application/json, text/csv, application/pdf, but is "text/plain"',
      ],
    ],
    [
      "has another media type and a wrong body",
      { ...typed("text/html"), body: "<p>" },
      [
        'mediaType at /200/content: Content-Type must be one of application/json, text/csv, application/pdf, but is "text/html"',
        'body at /200/content/application~1json: body must be well-formed JSON, but has "<" at line 1, column 1, where a value should be',
      ],
    ],
    [
      "has no media type",
      { headers: { "x-total": "1" } },
      [
        "mediaType at /200/content: Content-Type must be one of application/json, text/csv, application/pdf, but is missing",
      ],
    ],
    [
      "has a body with 204",
      { status: 204, body: "{}" },
      ["mediaType at /204: body of 204 No Content must be empty, but is not"],
    ],
    [
      "has a body that is not documented",
      { status: 301, body: "moved" },
      ["mediaType at /301: body of 301 Moved Permanently must be empty, but is not"],
    ],
  ])("%s", (_, parts, sentences) => {
    expect(told(judge(parts))).toEqual(sentences);
  });
});
