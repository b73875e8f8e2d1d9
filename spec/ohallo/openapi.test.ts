import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import { asObject, isObject, type Json, type JsonObject } from "../json.ts";

/** The operations of the pages: id, method, path, scope (where a page names one), success statuses. */
const operations: readonly (readonly [string, string, string, string | undefined, readonly string[]])[] = [
  ["listContacts", "get", "/api/contacts", "contacts:read", ["200"]],
  ["createContact", "post", "/api/contacts", "contacts:write", ["201"]],
  ["getContact", "get", "/api/contacts/{id}", "contacts:read", ["200"]],
  ["updateContact", "patch", "/api/contacts/{id}", "contacts:write", ["200"]],
  ["deleteContact", "delete", "/api/contacts/{id}", "contacts:write", ["204", "2XX"]],
  ["linkContactToAccount", "post", "/api/contacts/{id}/link-account", "contacts:write", ["200"]],
  ["listAccounts", "get", "/api/accounts", "accounts:read", ["200"]],
  ["getAccount", "get", "/api/accounts/{id}", "accounts:read", ["200"]],
  ["listAccountContacts", "get", "/api/accounts/{id}/contacts", "accounts:read", ["200"]],
  ["getChannel", "get", "/api/channels/{channelId}", "channels:read", ["200"]],
  ["updateChannel", "patch", "/api/channels/{channelId}", "channels:write", ["200"]],
  ["deleteChannel", "delete", "/api/channels/{channelId}", "channels:write", ["200"]],
  ["storeChannelCredentials", "post", "/api/channels/{channelId}/credentials", "channels:write", ["200"]],
  ["testChannel", "post", "/api/channels/{channelId}/test", "channels:write", ["200"]],
  [
    "retryChannelProvisioning",
    "post",
    "/api/channels/{channelId}/retry-provisioning",
    "channels:write",
    ["200"],
  ],
  ["listConversations", "get", "/api/conversations", "conversations:read", ["200"]],
  ["composeConversation", "post", "/api/conversations/compose", "conversations:write", ["200"]],
  ["replyToConversation", "post", "/api/conversations/{id}/reply", "conversations:write", ["200"]],
  ["takeOverConversation", "post", "/api/conversations/{id}/take-over", "conversations:write", ["200"]],
  ["releaseConversation", "post", "/api/conversations/{id}/release", "conversations:write", ["200"]],
  ["resolveConversation", "post", "/api/conversations/{id}/resolve", "conversations:write", ["200"]],
  ["assignConversation", "post", "/api/conversations/{id}/assign", "conversations:write", ["200"]],
  ["unassignConversation", "post", "/api/conversations/{id}/unassign", "conversations:write", ["200"]],
  ["approveConversationAction", "post", "/api/conversations/{id}/approve", "conversations:write", ["200"]],
  ["listAttentionItems", "get", "/api/attention-items", "conversations:read", ["200"]],
  ["resolveAttentionItem", "post", "/api/attention-items/{id}/resolve", "conversations:write", ["200"]],
  ["listApiKeys", "get", "/api/api-keys", undefined, ["200"]],
  ["listWorkspaces", "get", "/api/workspaces", undefined, ["200"]],
  ["listBrands", "get", "/api/brands", undefined, ["200"]],
  ["getBrand", "get", "/api/brands/{brandId}", undefined, ["200"]],
  ["listKbEntries", "get", "/api/workspaces/{workspaceId}/kb-entries", "kb:read", ["200"]],
  ["createKbEntry", "post", "/api/workspaces/{workspaceId}/kb-entries", "kb:write", ["201"]],
  ["searchKbEntries", "get", "/api/workspaces/{workspaceId}/kb-entries/search", "kb:read", ["200"]],
  ["listPendingKbEntries", "get", "/api/workspaces/{workspaceId}/kb-entries/pending", "kb:read", ["200"]],
  ["updateKbEntry", "patch", "/api/kb-entries/{entryId}", "kb:write", ["200"]],
  ["approveKbEntry", "post", "/api/kb-entries/{entryId}/approve", "kb:write", ["200"]],
  ["rejectKbEntry", "post", "/api/kb-entries/{entryId}/reject", "kb:write", ["200"]],
  ["listPolicyEntries", "get", "/api/workspaces/{workspaceId}/policy-entries", "policy:read", ["200"]],
  ["createPolicyEntry", "post", "/api/workspaces/{workspaceId}/policy-entries", "policy:write", ["201"]],
  [
    "searchPolicyEntries",
    "get",
    "/api/workspaces/{workspaceId}/policy-entries/search",
    "policy:read",
    ["200"],
  ],
  ["updatePolicyEntry", "patch", "/api/policy-entries/{entryId}", "policy:write", ["200"]],
  ["approvePolicyEntry", "post", "/api/policy-entries/{entryId}/approve", "policy:write", ["200"]],
  ["listAgents", "get", "/api/agent-definitions", "agents:read", ["200"]],
  ["listCustomAgents", "get", "/api/agent-definitions/custom", "agents:read", ["200"]],
  ["createCustomAgent", "post", "/api/agent-definitions/custom", "agents:write", ["201"]],
  ["updateCustomAgent", "patch", "/api/agent-definitions/custom/{id}", "agents:write", ["200"]],
  [
    "getConversationStats",
    "get",
    "/api/workspaces/{workspaceId}/consumption/conversation-stats",
    "conversations:read",
    ["200"],
  ],
  [
    "getAgentBreakdown",
    "get",
    "/api/workspaces/{workspaceId}/consumption/agent-breakdown",
    "conversations:read",
    ["200"],
  ],
];

const referenceFields =
  "id tenantId externalRef resolutionStatus firstName lastName email phone companyName createdAt updatedAt".split(
    " ",
  );

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

// Refuses a document that is no OpenAPI 3.1, and puts what each `$ref` points to in its place.
const file = fileURLToPath(new URL("openapi.yaml", import.meta.url));
const parsed: unknown = await SwaggerParser.validate(file);
const document = isObject(parsed) ? parsed : {};

describe("the oHallo document", () => {
  test("is OpenAPI 3.1.0 for api.ohallo.eu", () => {
    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { title: "oHallo API" },
      servers: [{ url: "https://api.ohallo.eu" }],
      components: { securitySchemes: { apiKey: { type: "http", scheme: "bearer" } } },
    });
  });

  test("holds the forty-eight operations of the pages, and no other", () => {
    const found = Object.entries(asObject(document["paths"])).flatMap(([path, item]) =>
      Object.entries(asObject(item))
        .filter(([method]) => methods.has(method))
        .map(([method, operation]) => [asObject(operation)["operationId"], method, path]),
    );
    expect(found).toEqual(operations.map(([id, method, path]) => [id, method, path]));
    expect(found).toHaveLength(48);
  });

  test("shows every field that the reference has of a contact", () => {
    const contact = memberOf(document, "components", "schemas", "Contact", "properties");
    const missing = referenceFields.filter((name) => contact[name] === undefined);
    expect(missing).toEqual([]);
  });

  test("marks the bounds of a page that no page of theirs states", () => {
    for (const name of ["Limit", "Offset"]) {
      expect(isText(memberOf(document, "components", "parameters", name, "schema")["x-inferred"])).toBe(true);
    }
  });
});

describe.each(operations)("%s", (_id, method, path, scope, successes) => {
  const operation = memberOf(document, "paths", path, method);
  const responses = asObject(operation["responses"]);

  test("has a summary and one known tag", () => {
    expect(operation["summary"]).toMatch(/^[A-Z]/);
    const known = listOf(document["tags"]).map((tag) => asObject(tag)["name"]);
    const [tag, ...more] = listOf(operation["tags"]);
    expect(known.includes(tag)).toBe(true);
    expect(more).toEqual([]);
  });

  test(`asks for ${scope ?? "a key"} and nothing else`, () => {
    expect(operation["security"]).toEqual([{ apiKey: scope === undefined ? [] : [scope] }]);
    expect(scope !== undefined || isText(operation["x-inferred"])).toBe(true);
  });

  test(`succeeds with ${successes.join(" or ")}`, () => {
    expect(Object.keys(responses).filter((status) => status.startsWith("2"))).toEqual(successes);
  });

  test("documents the refusals that it can give, all of one shape", () => {
    const bodied = operation["requestBody"] === undefined ? [] : ["413", "415"];
    const input = parameterNames(path, method).length + bodied.length > 0 ? ["400"] : [];
    const named = path.includes("{") ? ["404"] : [];
    const when = memberOf(operation, "x-counterfoil", "when")["else"] === 409 ? ["409"] : [];
    const expected = [...input, "401", "403", ...named, ...when, ...bodied];
    const refusals = Object.keys(responses).filter((status) => !status.startsWith("2"));
    expect(refusals).toEqual(expected);
    const error = memberOf(document, "components", "schemas", "Error");
    expect(error["required"]).toEqual(["error"]);
    for (const status of refusals) {
      const schema = memberOf(responses, status, "content", "application/json", "schema");
      expect({ [status]: schema }).toEqual({ [status]: error });
    }
  });

  test("names the scheme to sign in with when it refuses a key", () => {
    expect(memberOf(responses, "401", "headers", "WWW-Authenticate")["required"]).toBe(true);
  });

  test("says of each status that it is inferred, and why", () => {
    const silent = Object.keys(responses).filter(
      (status) => !isText(memberOf(responses, status)["x-inferred"]),
    );
    expect(silent).toEqual([]);
  });

  test("links only to operations and parameters that are there", () => {
    for (const [name, link] of linksOf(responses)) {
      const target = operations.find(([other]) => other === asObject(link)["operationId"]);
      const known = target === undefined ? [] : parameterNames(target[2], target[1]);
      const unknown = Object.keys(memberOf(link, "parameters")).filter(
        (parameter) => !known.includes(parameter),
      );
      expect({ name, found: target !== undefined, unknown }).toEqual({ name, found: true, unknown: [] });
    }
  });
});

describe("the examples", () => {
  const examples = [...examplesIn(document, "", new Set())];

  test("are there for every body", () => {
    for (const [, method, path] of operations) {
      const operation = memberOf(document, "paths", path, method);
      const bodies = [operation["requestBody"], ...Object.values(asObject(operation["responses"]))];
      for (const content of bodies.flatMap((body) => Object.values(asObject(asObject(body)["content"])))) {
        expect(Object.keys(asObject(content)).filter((key) => key.startsWith("example"))).toHaveLength(1);
      }
    }
  });

  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormatsModule.default(ajv);

  test.each(examples)("%s fits its schema", (_place, value, schema) => {
    const judge = ajv.compile(schema);
    judge(value);
    expect(judge.errors ?? []).toEqual([]);
  });
});

/** Where it stands, the value, and the schema that it must fit. */
type Example = [place: string, value: Json, schema: JsonObject];

/** Whatever has a schema and examples beside it, and every schema that has examples or a default of its own. */
function* examplesIn(node: Json, place: string, seen: Set<Json>): Generator<Example> {
  // What stands behind a `$ref` is one and the same object wherever it is used: once is enough.
  if (seen.has(node)) return;
  if (!isObject(node)) {
    for (const [index, item] of listOf(node).entries()) yield* examplesIn(item, `${place}.${index}`, seen);
    return;
  }
  seen.add(node);
  const { schema, example, examples } = node;
  if (isObject(schema) && example !== undefined) yield [`${place}.example`, example, schema];
  if (isObject(schema) && isObject(examples)) {
    for (const [name, each] of Object.entries(examples)) {
      yield [`${place}.examples.${name}`, asObject(each)["value"] ?? null, schema];
    }
  }
  for (const [index, value] of listOf(examples).entries()) {
    yield [`${place}.examples.${index}`, value, node];
  }
  if (node["default"] !== undefined) yield [`${place}.default`, node["default"], node];
  for (const [name, member] of Object.entries(node)) {
    // What is an example is no place to look for more of them.
    if (!name.startsWith("example") && !name.startsWith("x-"))
      yield* examplesIn(member, `${place}.${name}`, seen);
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function linksOf(responses: JsonObject): [string, Json][] {
  return Object.values(responses).flatMap((response) =>
    Object.entries(asObject(asObject(response)["links"])),
  );
}

function parameterNames(path: string, method: string): Json[] {
  const item = memberOf(document, "paths", path);
  const parameters = [...listOf(item["parameters"]), ...listOf(asObject(item[method])["parameters"])];
  return parameters.map((parameter) => asObject(parameter)["name"] ?? null);
}

function memberOf(node: Json, ...names: readonly string[]): JsonObject {
  return names.reduce<JsonObject>((around, name) => asObject(around[name]), asObject(node));
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
