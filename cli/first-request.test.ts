import { describe, expect, test } from "vitest";
import type { Key, World } from "../fixtures/index.ts";
import { compileContract, type Contract, type HttpRequest, type Json, parseDocument } from "../spec/index.ts";
import { firstRequest } from "./first-request.ts";

function contractWith(scheme: Json, security: Json): Contract {
  const thing = { type: "object", properties: { id: { type: "string" } } };
  const operation = (id: string, schema: Json): Json => ({
    operationId: id,
    security,
    responses: { 200: { description: "Found", content: { "application/json": { schema } } } },
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: {
      "/things/{id}": { get: operation("getThing", thing) },
      "/things": { get: operation("listThings", { type: "array", items: thing }) },
    },
    components: { securitySchemes: { way: scheme } },
  };
  return compileContract(parseDocument(JSON.stringify(document), "things.json"));
}

function key(given: Partial<Key>): Key {
  const usual = {
    name: "full",
    tenant: "a",
    value: "k1",
    scopes: ["things:read"],
    revoked: false,
    within: {},
  };
  return { ...usual, expiresAt: undefined, ...given };
}

function worldWith(...keys: readonly Key[]): World {
  return { name: "w", tenants: [{ id: "a", name: "a", rows: {} }], keys };
}

const open = { method: "GET", path: "/things", query: "", headers: {}, body: "" };

describe("the first request shows the key the way the service takes it:", () => {
  test.each<[Json, Partial<HttpRequest>]>([
    [{ type: "http", scheme: "bearer" }, { headers: { Authorization: "Bearer k1" } }],
    [{ type: "http", scheme: "basic" }, { headers: { Authorization: "Basic azE6" } }],
    [{ type: "apiKey", in: "header", name: "X-Key" }, { headers: { "X-Key": "k1" } }],
    [{ type: "apiKey", in: "query", name: "key" }, { query: "key=k1" }],
    [{ type: "apiKey", in: "cookie", name: "sid" }, { headers: { Cookie: "sid=k1" } }],
  ])("%j", (scheme, shown) => {
    const contract = contractWith(scheme, [{ way: ["things:read"] }]);
    expect(firstRequest(contract, worldWith(key({})))).toEqual({ ...open, ...shown });
  });

  test("an open operation needs none", () => {
    expect(firstRequest(contractWith({ type: "http", scheme: "bearer" }, []), worldWith())).toEqual(open);
  });
});

describe("the key of the first request", () => {
  const contract = contractWith({ type: "http", scheme: "bearer" }, [{ way: ["things:read"] }]);
  const bearerIn = (world: World): string | undefined =>
    firstRequest(contract, world)?.headers["Authorization"];

  test("is one that opens the operation, for good and for all rows", () => {
    const keys = [
      key({ value: "none", scopes: [] }),
      key({ value: "old", expiresAt: "2025-01-01T00:00:00Z" }),
      key({ value: "revoked", revoked: true }),
      key({ value: "narrow", within: { workspaceId: "w" } }),
      key({ value: "right" }),
    ];
    expect(bearerIn(worldWith(...keys))).toBe("Bearer right");
  });

  test("is of the tenant that has most to show", () => {
    const rows = { things: [{ id: "1" }] };
    const world: World = {
      name: "w",
      tenants: [
        { id: "poor", name: "poor", rows: {} },
        { id: "rich", name: "rich", rows },
      ],
      keys: [key({ tenant: "poor", value: "k-poor" }), key({ tenant: "rich", value: "k-rich" })],
    };
    expect(bearerIn(world)).toBe("Bearer k-rich");
  });

  test("is missing, and the request with it, where no key fits", () => {
    expect(firstRequest(contract, worldWith(key({ scopes: [] })))).toBeUndefined();
  });
});
