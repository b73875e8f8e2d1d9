import { beforeEach, describe, expect, test } from "vitest";
import { tryControl, trialTime, type ControlTrial } from "./control.suite.ts";

let trial: ControlTrial;
beforeEach(async () => {
  trial = await tryControl();
});

const statusOf = async (key: string): Promise<number> => (await trial.ask("GET /api/contacts", key)).status;

describe("a key", () => {
  test("that is issued opens its tenant, with every scope where nothing is said", async () => {
    const { status, json } = await trial.control("POST /worlds/main/keys", { tenant: "nordic-parts" });
    expect(status).toBe(201);
    expect(json).toMatchObject({ name: "issued", world: "main", tenant: "nordic-parts", state: "active" });
    expect(json.scopes).toEqual(trial.mock.contract.scopes);
    expect(await statusOf(json.value)).toBe(200);
  });

  test("has the scopes, the end and the bounds that it is issued with", async () => {
    const issue = async (more: Readonly<Record<string, string | string[] | null>>): Promise<number> =>
      statusOf(
        (await trial.control("POST /worlds/main/keys", { tenant: "nordic-parts", ...more })).json.value,
      );
    expect(await issue({ scopes: ["accounts:read"] })).toBe(403);
    expect(await issue({ expiresAt: "2026-04-02T11:59:59Z" })).toBe(401);
    expect(await issue({ expiresAt: "2026-04-02T12:00:01Z" })).toBe(200);
  });

  test("may be given its value, which no other key of any world has", async () => {
    const value = "sf_test_pinned_0001";
    await trial.control("POST /worlds", { name: "other" });
    const issue = (world: string): ReturnType<ControlTrial["control"]> =>
      trial.control(`POST /worlds/${world}/keys`, { tenant: "nordic-parts", value });
    expect((await issue("other")).status).toBe(201);
    expect(await statusOf(value)).toBe(200);
    expect((await issue("main")).status).toBe(409);
  });

  test("is not issued for a tenant that is not there", async () => {
    const { status, json } = await trial.control("POST /worlds/main/keys", { tenant: "nobody" });
    expect([status, json.detail]).toEqual([400, 'tenant must be one of the world, but is "nobody"']);
  });

  test("is refused once it is revoked, expired or deleted", async () => {
    for (const [act, state] of [
      ["revoke", "revoked"],
      ["expire", "expired"],
    ] as const) {
      const { value } = (await trial.control("POST /worlds/main/keys", { tenant: "nordic-parts" })).json;
      expect((await trial.control(`POST /worlds/main/keys/${value}/${act}`)).json.state).toBe(state);
      expect(await statusOf(value)).toBe(401);
      expect((await trial.control(`DELETE /worlds/main/keys/${value}`)).status).toBe(204);
      expect((await trial.control(`GET /worlds/main/keys/${value}`)).status).toBe(404);
    }
  });

  test("may be called by its name, where that says which", async () => {
    const { value } = (await trial.control("GET /worlds/main/keys/nordic-parts:full")).json;
    expect(value).toBe(trial.key("nordic-parts", "full"));
    const { status, json } = await trial.control("POST /worlds/main/keys/full/revoke");
    expect([status, json.detail]).toEqual([
      409,
      'The world main has 3 keys called "full"; put the tenant before it, as in tenant:full',
    ]);
  });

  test("expires on the clock of its world, and of no other", async () => {
    const { keys } = (await trial.control("POST /worlds", { name: "later" })).json;
    const body = { tenant: "nordic-parts", expiresAt: "2026-04-02T13:00:00Z" };
    const here = (await trial.control("POST /worlds/main/keys", body)).json.value;
    const there = (await trial.control("POST /worlds/later/keys", body)).json.value;
    await trial.control("POST /worlds/later/clock/advance", { by: "PT1H" });
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401]);
    expect(keys.length).toBe(trial.world.keys.length);
  });
});

describe("a clock", () => {
  test("is frozen, set and moved on, and what is written bears its time", async () => {
    const set = await trial.control("PUT /worlds/main/clock", { now: "2031-01-01T00:00:00Z", frozen: true });
    expect(set.json).toEqual({ now: "2031-01-01T00:00:00.000Z", frozen: true });
    await trial.control("POST /worlds/main/clock/advance", { by: "P1DT2H" });
    const { id } = (await trial.ask("GET /api/contacts", trial.key("nordic-parts", "full"))).json.items[0];
    const { json } = await trial.ask(`PATCH /api/contacts/${id}`, trial.key("nordic-parts", "full"), {
      phone: "+4512345678",
    });
    expect(json.updatedAt).toBe("2031-01-02T02:00:00.000Z");
  });

  test("goes no further than ISO 8601 can write", async () => {
    await trial.control("PUT /worlds/main/clock", { now: "9999-12-31T00:00:00Z" });
    const { status, json } = await trial.control("POST /worlds/main/clock/advance", { by: "P2D" });
    expect([status, json.detail]).toEqual([400, "by must not lead beyond the year 9999"]);
  });
});

describe("rows", () => {
  const contacts = "/worlds/main/tenants/nordic-parts/rows/contacts";

  test("are shown whole, page by page", async () => {
    const all = trial.world.tenants[0]?.rows["contacts"] ?? [];
    const { json } = await trial.control(`GET ${contacts}?limit=2&offset=1`);
    expect(json).toEqual({ rows: all.slice(1, 3), total: all.length });
  });

  test("are put past all rules of the service, and then are the service's own", async () => {
    const key = trial.key("nordic-parts", "full");
    const { json: first } = await trial.control(`GET ${contacts}?limit=1`);
    const { workspaceId } = first.rows[0];
    const row = { workspaceId, name: "Put In", createdAt: trialTime, updatedAt: trialTime };
    const made = await trial.control(`PUT ${contacts}/11111111-1111-4111-8111-111111111111`, row);
    expect(made.status).toBe(201);
    const found = await trial.ask("GET /api/contacts/11111111-1111-4111-8111-111111111111", key);
    expect(found.json).toMatchObject({ name: "Put In" });
    const again = await trial.control(`PUT ${contacts}/11111111-1111-4111-8111-111111111111`, {
      ...row,
      name: "Put Again",
    });
    expect([again.status, again.json.name]).toEqual([200, "Put Again"]);
    expect((await trial.control(`DELETE ${contacts}/11111111-1111-4111-8111-111111111111`)).status).toBe(204);
    expect((await trial.ask("GET /api/contacts/11111111-1111-4111-8111-111111111111", key)).status).toBe(404);
  });

  test("are counted by tenant and collection", async () => {
    const { json } = await trial.control("GET /worlds/main/tenants");
    const [first] = trial.world.tenants;
    expect(json.tenants[0]).toMatchObject({
      id: first?.id,
      name: "nordic-parts",
      rows: { contacts: first?.rows["contacts"]?.length },
    });
  });

  test.each([
    ["/worlds/none/tenants/nordic-parts/rows/contacts", 'There is no world "none"'],
    ["/worlds/main/tenants/none/rows/contacts", 'The world main has no tenant "none"'],
    ["/worlds/main/tenants/nordic-parts/rows/$rates", 'There is no collection "$rates"; there is'],
    [`${contacts}/none`, 'The tenant nordic-parts has no row "none" in contacts'],
  ])("that are not there are not found: %s", async (path, detail) => {
    const { status, json } = await trial.control(`GET ${path}`);
    expect(status).toBe(404);
    expect(json.detail).toContain(detail);
  });
});
