import { beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../spec/index.ts";
import { trialTime, tryOhallo, type Answered, type Trial } from "./trial.suite.ts";

const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";
const workspace = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const nordic = "12345678-abcd-4f01-a345-678901234567";
const nobody = "00000000-0000-4000-8000-000000000000";

describe("contacts of oHallo", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const ask = (line: string, json?: Json): Promise<Answered> =>
    trial.ask(line, json === undefined ? { key } : { key, json });
  const read = async (line: string): Promise<JsonObject> => (await ask(line)).json as JsonObject;
  const items = async (line: string): Promise<readonly JsonObject[]> =>
    (await read(line))["items"] as readonly JsonObject[];
  const create = async (): Promise<JsonObject> => {
    const { status, json, deviations } = await ask("POST /api/contacts", {
      workspaceId: workspace,
      name: "Zacharias van der Zand",
      email: "zach@zand.example",
    });
    expect(status).toBe(201);
    expect(deviations).toEqual([]);
    return json as JsonObject;
  };

  test("show the printed contact as it is printed", async () => {
    const { json, deviations } = await ask(`GET /api/contacts/${henrik}`);
    expect(json).toMatchObject({
      id: henrik,
      tenantId: "00112233-4455-4788-9899-aabbccddeeff",
      name: "Henrik Larsen",
      email: "henrik@nordic-parts.dk",
      phone: "+45 31 23 45 67",
      accountId: nordic,
      accountName: "Nordic Parts ApS",
      externalRef: null,
      identities: [{ channel: "email", value: "henrik@nordic-parts.dk" }],
      createdAt: "2026-02-10T08:30:00.000Z",
      updatedAt: "2026-03-15T14:30:00.000Z",
    });
    expect(json).not.toHaveProperty("workspaceId");
    expect(deviations).toEqual([]);
  });

  describe("B-10: a contact that was created", () => {
    test("is read by its id, with the values sent", async () => {
      const created = await create();
      expect(created).toMatchObject({ name: "Zacharias van der Zand", email: "zach@zand.example" });
      expect(await read(`GET /api/contacts/${String(created["id"])}`)).toMatchObject(created);
    });
    test("is in the list, and in the total", async () => {
      const before = await read("GET /api/contacts?limit=1");
      const { id } = await create();
      expect(await read("GET /api/contacts?limit=1")).toMatchObject({ total: Number(before["total"]) + 1 });
      const last = await items(`GET /api/contacts?offset=${String(before["total"])}`);
      expect(last.map((each) => each["id"])).toEqual([id]);
    });
    test.each(["ZACHARIAS", "der zand", "zach@ZAND"])("is found by %s", async (q) => {
      const { id } = await create();
      const found = await items(`GET /api/contacts?q=${encodeURIComponent(q)}`);
      expect(found.map((each) => each["id"])).toEqual([id]);
    });
    test("has an id that is a UUID and that no other has", async () => {
      const [one, other] = [await create(), await create()];
      expect(one["id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(one["id"]).not.toBe(other["id"]);
    });
    test("says when it was made", async () => {
      expect(await create()).toMatchObject({ createdAt: trialTime, updatedAt: trialTime });
    });
  });

  describe("B-11: a contact is not created", () => {
    const good = { workspaceId: workspace, name: "A B", email: "a@b.dk" };
    test.each<[string, Json, RegExp]>([
      ["without workspaceId", { name: "A", email: "a@b.dk" }, /workspaceId/],
      ["without name", { workspaceId: workspace, email: "a@b.dk" }, /name/],
      ["without email", { workspaceId: workspace, name: "A" }, /email/],
      ["with a workspaceId that is no UUID", { ...good, workspaceId: "w1" }, /workspaceId.*uuid/i],
      ["with a malformed email", { ...good, email: "not an address" }, /email/],
      ["with an empty name", { ...good, name: "" }, /name/],
      ["with a body that is no object", ["x"], /object/],
    ])("%s, and is told why", async (_, body, reason) => {
      const before = await read("GET /api/contacts?limit=1");
      const { status, json, deviations } = await ask("POST /api/contacts", body);
      expect(status).toBe(400);
      expect(json).toEqual({ error: expect.stringMatching(reason) });
      expect(deviations).toEqual([]);
      expect(await read("GET /api/contacts?limit=1")).toMatchObject({ total: before["total"] ?? -1 });
    });
    test("and all that is wrong is told, not only the first", async () => {
      const { json } = await ask("POST /api/contacts", { workspaceId: "w1", email: "x" });
      for (const field of ["workspaceId", "name", "email"])
        expect((json as JsonObject)["error"]).toContain(field);
    });
    test("in a workspace that the tenant does not have", async () => {
      const { status, json } = await ask("POST /api/contacts", { ...good, workspaceId: nobody });
      expect(status).toBe(400);
      expect(json).toEqual({
        error: `workspaceId must be the id of a workspace, but no workspace has the id "${nobody}"`,
      });
    });
    test("from a body that is no JSON, or of another type, or none", async () => {
      expect((await trial.ask("POST /api/contacts", { key, text: '{"name": ' })).status).toBe(400);
      expect((await trial.ask("POST /api/contacts", { key })).status).toBe(400);
      const headers = { "content-type": "text/plain" };
      const plain = await trial.ask("POST /api/contacts", { key, text: "hello", headers });
      expect(plain.status).toBe(415);
      expect(plain.headers["accept"]).toBe("application/json");
      expect(plain.deviations).toEqual([]);
    });
  });

  test("B-12: a contact made by hand is unresolved and in no CRM", async () => {
    expect(await create()).toMatchObject({
      resolutionStatus: "unresolved",
      externalRef: null,
      accountId: null,
      accountName: null,
      companyName: null,
    });
  });

  describe("B-13: a PATCH", () => {
    test("changes what was sent and nothing else, save that updatedAt moves forward", async () => {
      const before = await read(`GET /api/contacts/${henrik}`);
      const { status, json, deviations } = await ask(`PATCH /api/contacts/${henrik}`, {
        name: "Henrik B. Larsen",
      });
      expect(status).toBe(200);
      expect(deviations).toEqual([]);
      expect(json).toMatchObject({ name: "Henrik B. Larsen", firstName: "Henrik", lastName: "B. Larsen" });
      const { updatedAt, ...after } = await read(`GET /api/contacts/${henrik}`);
      const { updatedAt: then, ...rest } = before;
      expect(after).toEqual({ ...rest, name: "Henrik B. Larsen", lastName: "B. Larsen" });
      expect(Date.parse(String(updatedAt))).toBeGreaterThan(Date.parse(String(then)));
    });
    test("moves updatedAt forward even twice in the same moment", async () => {
      const first = (await ask(`PATCH /api/contacts/${henrik}`, { phone: "1" })).json as JsonObject;
      const second = (await ask(`PATCH /api/contacts/${henrik}`, { phone: "2" })).json as JsonObject;
      expect(String(second["updatedAt"]) > String(first["updatedAt"])).toBe(true);
    });
    test("takes null as a value", async () => {
      expect((await ask(`PATCH /api/contacts/${henrik}`, { phone: null })).json).toMatchObject({
        phone: null,
      });
    });
    test("changes what a search finds", async () => {
      await ask(`PATCH /api/contacts/${henrik}`, { name: "Quirin Larsen" });
      expect(await read("GET /api/contacts?q=henrik%20larsen")).toMatchObject({ total: 0 });
      expect(await read("GET /api/contacts?q=quirin")).toMatchObject({ total: 1 });
    });
    test("does not touch what a client may not set", async () => {
      const body = { id: nobody, tenantId: nobody, accountId: nobody, resolutionStatus: "x", createdAt: "x" };
      const { json } = await ask(`PATCH /api/contacts/${henrik}`, body);
      expect(json).toMatchObject({ id: henrik, accountId: nordic, createdAt: "2026-02-10T08:30:00.000Z" });
      expect(await read(`GET /api/contacts/${henrik}`)).toMatchObject({ resolutionStatus: "unresolved" });
    });
    test("with a value that breaks a rule changes nothing", async () => {
      const before = await read(`GET /api/contacts/${henrik}`);
      expect((await ask(`PATCH /api/contacts/${henrik}`, { name: "New", email: "x" })).status).toBe(400);
      expect(await read(`GET /api/contacts/${henrik}`)).toEqual(before);
    });
  });

  test("B-14: a contact that was deleted is gone everywhere", async () => {
    const before = await read("GET /api/contacts?limit=1");
    const { status, body, headers, deviations } = await ask(`DELETE /api/contacts/${henrik}`);
    expect({ status, body }).toEqual({ status: 204, body: "" });
    expect(headers).not.toHaveProperty("content-type");
    expect(deviations).toEqual([]);
    expect((await ask(`GET /api/contacts/${henrik}`)).status).toBe(404);
    expect((await ask(`DELETE /api/contacts/${henrik}`)).status).toBe(404);
    expect(await read("GET /api/contacts?limit=1")).toMatchObject({ total: Number(before["total"]) - 1 });
    expect(await read("GET /api/contacts?q=henrik")).toEqual({ items: [], total: 0 });
    expect(await read(`GET /api/accounts/${nordic}/contacts`)).toMatchObject({ total: 1 });
  });

  describe("linking a contact to an account", () => {
    const link = (id: string, accountId: Json): Promise<Answered> =>
      ask(`POST /api/contacts/${id}/link-account`, { accountId });

    test("B-15: shows on the contact, in the account's list and in its count", async () => {
      const { id } = await create();
      const counted = (await items("GET /api/accounts?q=nordic"))[0]?.["contactCount"];
      const { status, json, deviations } = await link(String(id), nordic);
      expect({ status, json, deviations }).toEqual({ status: 200, json: { ok: true }, deviations: [] });
      expect(await read(`GET /api/contacts/${String(id)}`)).toMatchObject({
        accountId: nordic,
        accountName: "Nordic Parts ApS",
        companyName: "Nordic Parts ApS",
      });
      const listed = await items(`GET /api/accounts/${nordic}/contacts`);
      expect(listed.map((each) => each["id"])).toContain(id);
      expect((await items("GET /api/accounts?q=nordic"))[0]).toMatchObject({
        contactCount: Number(counted) + 1,
      });
    });
    test("B-16: resolves it by hand", async () => {
      await link(henrik, nordic);
      expect(await read(`GET /api/contacts/${henrik}`)).toMatchObject({
        resolutionStatus: "manually_resolved",
      });
    });
    test("B-17: may move it, and the account it leaves loses it", async () => {
      const other = (await items("GET /api/accounts?limit=100")).find((account) => account["id"] !== nordic);
      await link(henrik, String(other?.["id"]));
      const left = await items(`GET /api/accounts/${nordic}/contacts`);
      expect(left.map((each) => each["id"])).not.toContain(henrik);
      expect(await read(`GET /api/contacts/${henrik}`)).toMatchObject({ accountName: other?.["name"] ?? "" });
    });
    test("B-18: to an unknown, foreign or malformed account is a fault of the body and changes nothing", async () => {
      const before = await read(`GET /api/contacts/${henrik}`);
      const foreign = String(trial.world.tenants[1]?.rows["accounts"]?.[0]?.["id"]);
      for (const accountId of [nobody, foreign]) {
        const { status, json, deviations } = await link(henrik, accountId);
        expect(status).toBe(400);
        expect(json).toEqual({
          error: `accountId must be the id of an account, but no account has the id "${accountId}"`,
        });
        expect(deviations).toEqual([]);
      }
      expect((await link(henrik, 7)).status).toBe(400);
      expect(await read(`GET /api/contacts/${henrik}`)).toEqual(before);
    });
    test("goes by the contact first: an unknown one is 404, whatever the account", async () => {
      expect((await link(nobody, nobody)).status).toBe(404);
    });
  });

  test("B-19: a contact created with an email has that identity, shown on itself and not in lists", async () => {
    const { id } = await create();
    expect(await read(`GET /api/contacts/${String(id)}`)).toMatchObject({
      identities: [{ channel: "email", value: "zach@zand.example" }],
    });
    for (const each of await items("GET /api/contacts")) expect(each).not.toHaveProperty("identities");
  });
});
