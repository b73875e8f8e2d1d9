import { describe, expect, test } from "vitest";
import { createChance, type HttpRequest, type Match } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { createService } from "../engine/service.ts";
import { createMemoryStore } from "../state/memory.ts";
import type { Store } from "../state/store.ts";
import { respond, type Respondent } from "./respond.ts";
import { contractOf } from "./trial.suite.ts";

const contract = contractOf(`
openapi: 3.1.0
info: { title: Counters, version: "1" }
paths:
  /counters/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/C" } } } } } }
    patch:
      requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: integer } } } } } }
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/C" } } } } }
components:
  schemas: { C: { type: object, properties: { id: { type: string }, a: { type: integer }, b: { type: integer } } } }
`);
const world: World = {
  name: "w",
  tenants: [{ id: "t", name: "t", rows: { counters: [{ id: "x", a: 0, b: 0 }] } }],
  keys: [],
};
const patch: HttpRequest = {
  method: "PATCH",
  path: "/counters/x",
  query: "",
  headers: { "content-type": "application/json" },
  body: '{"a":1}',
};

function respondentOn(store: Store): Respondent & { match: Match } {
  const service = createService(contract, world.tenants);
  const sources = { now: () => "2026-01-01T00:00:00.000Z", newId: () => "new", chance: createChance("1") };
  return { service, store, bodyLimit: 1000, sources, match: service.route(patch.method, patch.path) };
}

describe("answering on a store", () => {
  test("that waits is the same as on one that does not", async () => {
    const store = createMemoryStore(world);
    const slow: Store = {
      key: (value) => Promise.resolve(store.key(value)),
      keys: () => Promise.resolve(store.keys()),
      row: (tenant, read) => Promise.resolve(store.row(tenant, read)),
      page: (tenant, read) => Promise.resolve(store.page(tenant, read)),
      commit: (tenant, writes) => Promise.resolve(store.commit(tenant, writes)),
    };
    const { match, ...respondent } = respondentOn(slow);
    expect((await respond(respondent, patch, match)).body).toBe('{"id":"x","a":1,"b":0}');
    expect(store.row("t", { kind: "row", of: "counters", id: "x" }).row).toEqual({ id: "x", a: 1, b: 0 });
  });

  test("begins anew where somebody else was quicker, and loses nobody's change", async () => {
    const store = createMemoryStore(world);
    let interrupted = false;
    const contested: Store = {
      ...store,
      commit: (tenant, writes) => {
        const { version } = store.row("t", { kind: "row", of: "counters", id: "x" });
        const row = { id: "x", a: 0, b: 5 };
        if (!interrupted) store.commit("t", [{ kind: "put", of: "counters", id: "x", row, version }]);
        interrupted = true;
        return store.commit(tenant, writes);
      },
    };
    const { match, ...respondent } = respondentOn(contested);
    expect((await respond(respondent, patch, match)).body).toBe('{"id":"x","a":1,"b":5}');
    expect(store.row("t", { kind: "row", of: "counters", id: "x" }).row).toEqual({ id: "x", a: 1, b: 5 });
  });

  test("gives up where others are quicker every time", async () => {
    const { match, ...respondent } = respondentOn({ ...createMemoryStore(world), commit: () => false });
    await expect(respond(respondent, patch, match)).rejects.toThrow("Gave up after 50 attempts");
  });
});
