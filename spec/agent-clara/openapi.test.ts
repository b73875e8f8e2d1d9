import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import type { Operation } from "../contract/contract.ts";
import { evaluate } from "../contract/evaluate.ts";
import { parseDocument } from "../document/parse.ts";
import { asObject, isObject, type Json, type JsonObject } from "../json.ts";

/** The operations of the pages: id, method and path, what it does, success statuses. */
const operations: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["listContacts", "GET /contacts", "list contacts", ["200"]],
  ["createContact", "POST /contacts", "create contacts", ["201"]],
  ["searchContacts", "GET /contacts/search", "list contacts", ["200"]],
  ["getContact", "GET /contacts/{contact_id}", "read contacts", ["200"]],
  ["updateContact", "PATCH /contacts/{contact_id}", "merge contacts", ["200"]],
  ["deleteContact", "DELETE /contacts/{contact_id}", "remove contacts", ["200", "204"]],
  ["listContactConversations", "GET /contacts/{contact_id}/conversations", "list conversations", ["200"]],
  ["listConversations", "GET /conversations", "list conversations", ["200"]],
  ["createConversation", "POST /conversations", "create conversations", ["201"]],
  ["getConversation", "GET /conversations/{conversation_id}", "read conversations", ["200"]],
  ["updateConversation", "PATCH /conversations/{conversation_id}", "merge conversations", ["200"]],
  ["sendMessage", "POST /conversations/{conversation_id}/messages", "create messages", ["201"]],
  ["closeConversation", "POST /conversations/{conversation_id}/close", "merge conversations", ["200"]],
];

/** Those whose method and path the known text of the pages prints. */
const printed = ["listContacts", "createContact", "getContact", "listConversations", "getConversation"];

const file = fileURLToPath(new URL("openapi.yaml", import.meta.url));
const contract = compileContract(parseDocument(readFileSync(file, "utf8"), file));
// Refuses a document that is no OpenAPI 3.1, and puts what each `$ref` points to in its place.
const parsed: unknown = await SwaggerParser.validate(file);
const document = isObject(parsed) ? parsed : {};

describe("the AgentClara document", () => {
  test("is OpenAPI 3.1.0 for api.agentclara.app, with the limits that its pages name", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: "https://api.agentclara.app" }],
      components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
      "x-counterfoil": {
        rates: [
          { limit: 1000, per: "PT1M" },
          { limit: 100, per: "PT10S" },
        ],
      },
    });
  });

  test("holds the thirteen operations of the pages, and no other", () => {
    const found = contract.operations.map(({ id, method, path }) => [id, `${method} ${path.text}`]);
    expect(found.toSorted()).toEqual(operations.map(([id, place]) => [id, place]).toSorted());
  });

  test("names no scope", () => {
    expect(contract.scopes).toEqual([]);
  });

  test("says of each status and header that no page states that it is inferred, and why", () => {
    const { TooManyRequests, Unauthorized, Refused } = memberOf(document, "components", "responses");
    const inferred = [
      memberOf(TooManyRequests ?? null, "headers", "Retry-After"),
      memberOf(Unauthorized ?? null, "headers", "WWW-Authenticate"),
      asObject(Refused),
      ...operations
        .filter(([id]) => !printed.includes(id) && !/^(search|list)/.test(id))
        .flatMap(([id]) => successesOf(id)),
    ];
    expect(inferred.filter((node) => !isText(node["x-inferred"]))).toEqual([]);
  });

  test.each([
    "conversation.created",
    "conversation.updated",
    "message.received",
    "appointment.booked",
    "conversation.closed",
  ])("tells of %s in the envelope of all events", (event) => {
    const body = memberOf(document, "webhooks", event, "post", "requestBody", "content", "application/json");
    expect(body["schema"]).toMatchObject({
      required: ["event", "timestamp", "data"],
      properties: { event: { const: event }, timestamp: { format: "date-time" }, data: { type: "object" } },
    });
    expect(body["example"]).toMatchObject({ event });
  });
});

describe.each(operations)("%s", (id, _place, effect, successes) => {
  const operation = operationOf(id);
  const raw = rawOf(operation);

  test(`is understood as ${effect}`, () => {
    expect(operation.effect).toMatchObject({ kind: effect.split(" ")[0], of: effect.split(" ")[1] });
  });

  test("has a summary and one known tag", () => {
    expect(operation.summary).toMatch(/^[A-Z]/);
    const known = listOf(document["tags"]).map((tag) => asObject(tag)["name"]);
    expect(listOf(raw["tags"]).map((tag) => known.includes(tag))).toEqual([true]);
  });

  test("says whether its method and path are inferred", () => {
    expect(isText(raw["x-inferred"])).toBe(!printed.includes(id));
  });

  test("asks for a key and for nothing else", () => {
    expect(operation.security).toEqual([[{ scheme: "apiKey", scopes: [] }]]);
  });

  test("documents its successes and the refusals that it can give, all of one shape", () => {
    const named = operation.path.text.includes("{") ? ["404"] : [];
    const bodied = operation.body === undefined ? [] : ["4XX"];
    expect(operation.replies.map(({ status }) => status)).toEqual([
      ...successes,
      "400",
      "401",
      ...named,
      "429",
      "500",
      ...bodied,
    ]);
    for (const { contents } of operation.replies.filter(({ status }) => !status.startsWith("2"))) {
      const [schema] = contents.map((content) => content.schema);
      expect(schema?.pointer).toBe("/components/schemas/Error");
      expect(schema?.judge({ success: false, error: "No" })).toEqual([]);
      expect(schema?.judge({ success: true, error: "No" })).toHaveLength(1);
    }
  });

  test("says how to sign in where it refuses a key, and how long to wait where it was asked too often", () => {
    const headers = operation.replies.flatMap(({ status, headers: all }) =>
      all.map(({ name, required }) => [status, name, required]),
    );
    expect(headers).toEqual([
      ["401", "www-authenticate", true],
      ["429", "retry-after", false],
    ]);
  });

  test("links only to operations that are there, with ids that fit and that its own examples show", () => {
    for (const { links, contents } of operation.replies) {
      for (const { operation: target, parameters } of links) {
        const known = operationOf(target).parameters.filter((parameter) => parameter.in === "path");
        expect(Object.keys(parameters)).toEqual(known.map(({ name }) => name));
        const path = { contact_id: "cust_1", conversation_id: "conv_1" };
        const request = { method: "", url: "", path, query: {}, header: {}, body: undefined };
        const response = { status: 200, headers: {}, body: contents[0]?.examples[""] };
        const values = known.map(({ name, schema }) => {
          const template = parameters[name];
          return schema.judge(template && evaluate(template, { request, response }));
        });
        expect({ target, values }).toEqual({ target, values: known.map(() => []) });
      }
    }
  });
});

describe("the examples", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormatsModule.default(ajv);

  test.each([...examplesIn(document, "", new Set())])("%s fits its schema", (_place, value, schema) => {
    const judge = ajv.compile(schema);
    judge(value);
    expect(judge.errors ?? []).toEqual([]);
  });

  test("are there for every body", () => {
    const bodies = contract.operations.flatMap(({ body, replies }) => [body, ...replies]);
    const contents = bodies.flatMap((body) => body?.contents ?? []);
    expect(contents.filter(({ examples }) => examples[""] === undefined)).toEqual([]);
  });
});

/** Whatever has a schema and an example beside it, and every schema that has examples or a default of its own. */
function* examplesIn(node: Json, place: string, seen: Set<Json>): Generator<[string, Json, JsonObject]> {
  // What stands behind a `$ref` is one and the same object wherever it is used: once is enough.
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  if (isObject(node)) {
    const { schema, example, examples, default: preset } = node;
    if (isObject(schema) && example !== undefined) yield [`${place}.example`, example, schema];
    for (const [index, value] of listOf(examples).entries())
      yield [`${place}.examples.${index}`, value, node];
    if (preset !== undefined) yield [`${place}.default`, preset, node];
  }
  for (const [name, member] of Object.entries(node)) {
    // What is an example is no place to look for more of them.
    if (!/^(example|x-)/.test(name)) yield* examplesIn(member, `${place}.${name}`, seen);
  }
}

function operationOf(id: string): Operation {
  const found = contract.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`No operation ${id}`);
  return found;
}

function rawOf({ method, path }: Operation): JsonObject {
  return memberOf(document, "paths", path.text, method.toLowerCase());
}

function successesOf(id: string): readonly JsonObject[] {
  const responses = Object.entries(memberOf(rawOf(operationOf(id)), "responses"));
  return responses.filter(([status]) => status.startsWith("2")).map(([, response]) => asObject(response));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function memberOf(node: Json, ...names: readonly string[]): JsonObject {
  return names.reduce<JsonObject>((around, name) => asObject(around[name]), asObject(node));
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
