import { beforeEach, describe, expect, test } from "vitest";
import { tryOhallo, type Trial } from "./trial.suite.ts";

const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";
const workspace = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const mine = "nordic-parts";
const theirs = "rheintal-maschinenbau";

describe("keys, tenants and scopes of oHallo", () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = await tryOhallo();
  });
  const key = (name: string, tenant = mine): string => trial.key(tenant, name);

  describe("B-1: a call without a good key is refused", () => {
    test("without a key, with a challenge that names no error", async () => {
      const { status, headers, json, deviations } = await trial.ask("GET /api/contacts");
      expect(status).toBe(401);
      expect(headers["www-authenticate"]).toBe('Bearer realm="oHallo API"');
      expect(json).toEqual({
        error: 'Send a key: the Authorization header is missing; it must read "Authorization: Bearer <key>"',
      });
      expect(deviations).toEqual([]);
    });
    test("with an unknown key", async () => {
      const { status, headers, json } = await trial.ask("GET /api/contacts", { key: "sf_test_v1_unknown" });
      expect(status).toBe(401);
      expect(headers["www-authenticate"]).toBe('Bearer realm="oHallo API", error="invalid_token"');
      expect(json).toEqual({ error: "The key is not known" });
    });
    test.each([
      ["Basic abc", 'its scheme is "Basic"'],
      ["Bearer", "no key follows the scheme"],
      ["Bearer two words", "what follows the scheme is not one key"],
      ["sf_test_v1_alone", "it names no scheme"],
    ])("with the malformed header %s, saying that %s", async (authorization, fault) => {
      const { status, json } = await trial.ask("GET /api/contacts", { headers: { authorization } });
      expect(status).toBe(401);
      expect(json).toEqual({
        error: `The Authorization header is malformed: ${fault}; it must read "Authorization: Bearer <key>"`,
      });
    });
    test("but the name of the scheme is no matter of case", async () => {
      const headers = { authorization: `bEARER ${key("full")}` };
      expect((await trial.ask("GET /api/contacts", { headers })).status).toBe(200);
    });
  });

  describe("B-2: a key that is spent is refused", () => {
    test("expired, saying since when", async () => {
      const { status, json, headers } = await trial.ask("GET /api/contacts", { key: key("expired") });
      const { expiresAt } = trial.world.keys.find(({ value }) => value === key("expired")) ?? {};
      expect(status).toBe(401);
      expect(json).toEqual({ error: `The key expired at ${expiresAt}` });
      expect(headers["www-authenticate"]).toContain('error="invalid_token"');
    });
    test("by the mock's clock, not the machine's", async () => {
      const early = await tryOhallo(() => new Date("2020-01-01T00:00:00Z"));
      expect((await early.ask("GET /api/contacts", { key: key("expired") })).status).toBe(200);
    });
    test("revoked", async () => {
      const { status, json } = await trial.ask("GET /api/contacts", { key: key("revoked") });
      expect(status).toBe(401);
      expect(json).toEqual({ error: "The key has been revoked" });
    });
  });

  describe("B-3: every operation needs its scope", () => {
    const operations: readonly [string, string][] = [
      ["contacts:read", "GET /api/contacts"],
      ["contacts:write", "POST /api/contacts"],
      ["contacts:read", `GET /api/contacts/${henrik}`],
      ["contacts:write", `PATCH /api/contacts/${henrik}`],
      ["contacts:write", `DELETE /api/contacts/${henrik}`],
      ["contacts:write", `POST /api/contacts/${henrik}/link-account`],
      ["accounts:read", "GET /api/accounts"],
      ["accounts:read", `GET /api/accounts/${henrik}`],
      ["accounts:read", `GET /api/accounts/${henrik}/contacts`],
      ["channels:read", `GET /api/channels/${henrik}`],
      ["channels:write", `PATCH /api/channels/${henrik}`],
      ["channels:write", `DELETE /api/channels/${henrik}`],
      ["channels:write", `POST /api/channels/${henrik}/credentials`],
      ["channels:write", `POST /api/channels/${henrik}/test`],
      ["channels:write", `POST /api/channels/${henrik}/retry-provisioning`],
    ];
    test.each(operations)("%s for %s, whatever else the key holds", async (scope, line) => {
      const { status, json, headers, deviations } = await trial.ask(line, { key: key(`all-but:${scope}`) });
      expect(status).toBe(403);
      expect(json).toEqual({ error: `The key lacks the scope ${scope}` });
      expect(headers["www-authenticate"]).toBe(
        `Bearer realm="oHallo API", error="insufficient_scope", scope="${scope}"`,
      );
      expect(deviations).toEqual([]);
    });
    test.each(operations)("%s is enough for %s", async (scope, line) => {
      expect((await trial.ask(line, { key: key(`only:${scope}`) })).status).not.toBe(403);
    });
  });

  test("B-4: a scope to write is none to read", async () => {
    expect((await trial.ask("GET /api/contacts", { key: key("only:contacts:write") })).status).toBe(403);
  });

  test("B-5: another tenant's id is answered exactly as one that nobody has", async () => {
    const other = key("full", theirs);
    for (const line of [`GET /api/contacts/${henrik}`, `DELETE /api/contacts/${henrik}`]) {
      const foreign = await trial.ask(line, { key: other });
      const unknown = await trial.ask(line.replace(henrik, "00000000-0000-4000-8000-000000000000"), {
        key: other,
      });
      expect(foreign.status).toBe(404);
      expect(foreign.json).toEqual({ error: `No contact has the id "${henrik}"` });
      expect({ ...foreign, body: "", json: null }).toEqual({ ...unknown, body: "", json: null });
      expect(String(foreign.body).replace(henrik, "")).toBe(
        String(unknown.body).replace("00000000-0000-4000-8000-000000000000", ""),
      );
    }
    expect((await trial.ask(`GET /api/contacts/${henrik}`, { key: key("full") })).status).toBe(200);
  });

  describe("B-6: a key that is restricted to a workspace", () => {
    const restrictedTo = (): string =>
      String(
        trial.world.keys.find(({ value }) => value === key("within:workspaceId"))?.within["workspaceId"],
      );
    const other = (): string =>
      String(
        trial.world.tenants[0]?.rows["workspaces"]?.map(({ id }) => id).find((id) => id !== restrictedTo()) ??
          "",
      );

    test("may not name another workspace", async () => {
      const json = { workspaceId: other(), name: "A B", email: "a@b.dk" };
      const {
        status,
        json: body,
        deviations,
      } = await trial.ask("POST /api/contacts", {
        key: key("within:workspaceId"),
        json,
      });
      expect(status).toBe(403);
      expect(body).toEqual({
        error: `The key is restricted to the workspaceId "${restrictedTo()}"; "${other()}" is outside it`,
      });
      expect(deviations).toEqual([]);
    });
    test("may name its own", async () => {
      const json = { workspaceId: restrictedTo(), name: "A B", email: "a@b.dk" };
      expect((await trial.ask("POST /api/contacts", { key: key("within:workspaceId"), json })).status).toBe(
        201,
      );
    });
    test("sees only the rows of its own, in lists, totals and one by one", async () => {
      const contacts = trial.world.tenants[0]?.rows["contacts"] ?? [];
      const outside = contacts.find(({ workspaceId }) => workspaceId === other());
      const inside = contacts.filter(({ workspaceId }) => workspaceId === restrictedTo());
      const asked = { key: key("within:workspaceId") };
      expect((await trial.ask("GET /api/contacts?limit=1", asked)).json).toMatchObject({
        total: inside.length,
      });
      const { status, json } = await trial.ask(`GET /api/contacts/${String(outside?.["id"])}`, asked);
      expect(status).toBe(404);
      expect(json).toEqual({ error: `No contact has the id "${String(outside?.["id"])}"` });
    });
    test("counts only what it sees", async () => {
      const asked = { key: key("within:workspaceId") };
      const { json } = await trial.ask("GET /api/accounts?limit=100", asked);
      const { items } = json as { items: { id: string; contactCount: number }[] };
      expect(items.length).toBeGreaterThan(0);
      for (const { id, contactCount } of items) {
        expect((await trial.ask(`GET /api/accounts/${id}/contacts`, asked)).json).toMatchObject({
          total: contactCount,
        });
      }
    });
  });

  test("a tenant without rows has empty lists", async () => {
    const { json, deviations } = await trial.ask("GET /api/contacts", { key: key("full", "fjord-start") });
    expect(json).toEqual({ items: [], total: 0 });
    expect(deviations).toEqual([]);
  });

  test("what one tenant does shows in none of the others", async () => {
    const before = await trial.ask("GET /api/contacts", { key: key("full", theirs) });
    await trial.ask("POST /api/contacts", {
      key: key("full"),
      json: { workspaceId: workspace, name: "New One", email: "new@one.dk" },
    });
    expect((await trial.ask("GET /api/contacts", { key: key("full", theirs) })).json).toEqual(before.json);
  });
});
