import { describe, expect, test } from "vitest";
import type { HttpRequest } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { createService } from "../engine/service.ts";
import { createClock } from "../state/clock.ts";
import { createMemoryStore } from "../state/memory.ts";
import type { Store } from "../state/store.ts";
import { createLiveWorld } from "./live-world.ts";
import { respond } from "./respond.ts";
import type { Passage } from "./stage.ts";
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

function passageOn(store: Store): Passage {
  const service = createService(contract, world.tenants);
  const clock = createClock(() => new Date("2026-01-01T00:00:00.000Z"));
  const live = { ...createLiveWorld("main", world, clock, 1, service.keyOf), store };
  const match = service.route(patch.method, patch.path);
  return { request: patch, match, world: live, service, bodyLimit: 1000, notes: new Map() };
}

describe("answering on a store", () => {
  test("that waits is the same as on one that does not", async () => {
    const store = createMemoryStore(world);
    const slow: Store = {
      ...store,
      key: (value) => Promise.resolve(store.key(value)),
      keys: () => Promise.resolve(store.keys()),
      row: (tenant, read) => Promise.resolve(store.row(tenant, read)),
      page: (tenant, read) => Promise.resolve(store.page(tenant, read)),
      commit: (tenant, writes) => Promise.resolve(store.commit(tenant, writes)),
    };
    const passage = passageOn(slow);
    expect((await respond(passage)).body).toBe('{"id":"x","a":1,"b":0}');
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
    const passage = passageOn(contested);
    expect((await respond(passage)).body).toBe('{"id":"x","a":1,"b":5}');
    expect(store.row("t", { kind: "row", of: "counters", id: "x" }).row).toEqual({ id: "x", a: 1, b: 5 });
  });

  test("gives up where others are quicker every time", async () => {
    const passage = passageOn({ ...createMemoryStore(world), commit: () => false });
    await expect(respond(passage)).rejects.toThrow("Gave up after 50 attempts");
  });
});
