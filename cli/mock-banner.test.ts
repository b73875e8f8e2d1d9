import { describe, expect, test } from "vitest";
import type { World } from "../fixtures/index.ts";
import { compileContract, type Contract, type Json, parseDocument } from "../spec/index.ts";
import { describeMock } from "./mock-banner.ts";

function contractWith(security: Json): Contract {
  const ok = { 200: { description: "Done" } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: { "/things": { get: { security, responses: ok } } },
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  };
  return compileContract(parseDocument(JSON.stringify(document), "things.json"));
}

const usual = { tenant: "a", expiresAt: undefined, revoked: false, within: {} };
const world: World = {
  name: "w",
  tenants: [
    { id: "a", name: "first", rows: { things: [{ id: "1" }], parts: [] } },
    { id: "b", name: "second", rows: { things: [] } },
  ],
  keys: [
    { ...usual, name: "full", value: "k1", scopes: ["r", "w", "x"] },
    { ...usual, name: "none", value: "k2", scopes: [] },
    { ...usual, name: "all-but:x", value: "k3", scopes: ["r", "w"] },
    { ...usual, name: "only:w", value: "k4", scopes: ["w"] },
    { ...usual, name: "old", value: "k5", scopes: ["r", "w", "x"], expiresAt: "2025-01-01T00:00:00Z" },
    { ...usual, name: "gone", value: "k6", scopes: ["r", "w", "x"], revoked: true },
    { ...usual, name: "narrow", value: "k7", scopes: ["r", "w", "x"], within: { part: "p" } },
  ],
};

function shown(security: Json, controlAt?: string, of: World = world): readonly string[] {
  const text = describeMock(contractWith(security), of, "http://127.0.0.1:1", controlAt);
  return text.split("\n").map((line) => line.trim().replaceAll(/ {2,}/g, " | "));
}

describe("a mock that has started", () => {
  test("shows tenants with rows, keys with what they open, and a line to paste", () => {
    expect(shown([{ key: ["r"] }, { key: ["w"] }, { key: ["x"] }])).toEqual([
      "Tenants",
      "first | a | 1 things",
      "second | b | no rows",
      "",
      "Keys of first",
      "full | k1 | all scopes",
      "none | k2 | no scopes",
      "all-but:x | k3 | all but x",
      "only:w | k4 | w",
      "old | k5 | all scopes; expires 2025-01-01T00:00:00Z",
      "gone | k6 | all scopes; revoked",
      "narrow | k7 | all scopes; part p only",
      "",
      "No keys of second",
      "",
      "Things 1 answers at http://127.0.0.1:1",
      "",
      "curl -sS http://127.0.0.1:1/things -H 'Authorization: Bearer k1'",
    ]);
  });

  describe("of further tenants", () => {
    const others = ["full", "none", "only:w"].map((name) => ({
      ...usual,
      tenant: "b",
      name,
      value: `b-${name}`,
      scopes: name === "full" ? ["r", "w", "x"] : [],
    }));
    const crowd = { ...world, keys: [...world.keys, ...others] };
    const security = [{ key: ["r"] }, { key: ["w"] }, { key: ["x"] }];
    const keysOf = (lines: readonly string[], tenant: string): readonly string[] => {
      const from = lines.indexOf(`Keys of ${tenant}`) + 1;
      return lines.slice(from, lines.indexOf("", from));
    };

    test("shows one key, and where the others are", () => {
      const lines = shown(security, "http://127.0.0.1:1/__counterfoil/", crowd);
      expect(keysOf(lines, "first")).toHaveLength(7);
      expect(keysOf(lines, "second")).toEqual([
        "full | b-full | all scopes",
        "and 2 more: GET http://127.0.0.1:1/__counterfoil/worlds/main/keys",
      ]);
    });
    test("shows all keys where nothing else tells them", () => {
      expect(keysOf(shown(security, undefined, crowd), "second")).toHaveLength(3);
    });
    test("shows all keys where none of them is the full one", () => {
      const keys = crowd.keys.filter(({ value }) => value !== "b-full");
      const lines = shown(security, "http://127.0.0.1:1/__counterfoil/", { ...crowd, keys });
      expect(keysOf(lines, "second")).toEqual(["none | b-none | no scopes", "only:w | b-only:w | no scopes"]);
    });
  });

  test("says nothing of scopes where the document has none", () => {
    expect(shown([{ key: [] }])).toContain("full | k1");
  });

  test("shows no keys where the document asks for none", () => {
    const lines = shown([]);
    expect(lines).toContain("The document asks for no key; everybody is the first tenant");
    expect(lines.join()).not.toContain("k1");
  });
});
