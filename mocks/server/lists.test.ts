import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../spec/index.ts";
import { tryOhallo, type Trial } from "./trial.suite.ts";

const nordic = "12345678-abcd-4f01-a345-678901234567";

describe("lists of oHallo", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const list = async (line: string): Promise<{ items: readonly JsonObject[]; total: number }> => {
    const { status, json, deviations } = await trial.ask(`GET /api/${line}`, { key });
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    return json as unknown as { items: readonly JsonObject[]; total: number };
  };

  describe("B-20: pages", () => {
    test("hold 50 where nothing is said, and at most 100", async () => {
      expect((await list("contacts")).items).toHaveLength(50);
      expect((await list("contacts?limit=100")).items).toHaveLength(100);
    });
    test.each([
      ["limit=101", "limit must be at most 100, but is 101"],
      ["limit=0", "limit must be at least 1, but is 0"],
      ["offset=-1", "offset must be at least 0, but is -1"],
      ["limit=many", /limit/],
    ])("are refused for %s, saying which rule that breaks", async (query, reason) => {
      const { status, json, deviations } = await trial.ask(`GET /api/contacts?${query}`, { key });
      expect(status).toBe(400);
      expect((json as JsonObject)["error"]).toMatch(reason);
      expect(deviations).toEqual([]);
    });
    test("laid end to end are the whole list once, in the same order", async () => {
      const { items: all, total } = await list("contacts?limit=100");
      const ids: unknown[] = [];
      for (let offset = 0; offset < total; offset += 7) {
        const page = await list(`contacts?limit=7&offset=${offset}`);
        expect(page.total).toBe(total);
        ids.push(...page.items.map(({ id }) => id));
      }
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size).toBe(total);
      expect(ids.slice(0, 100)).toEqual(all.map(({ id }) => id));
    });
    test("beyond the end are empty, with the same total", async () => {
      expect(await list("contacts?offset=100000")).toEqual({
        items: [],
        total: (await list("contacts")).total,
      });
    });
  });

  test("B-21: where nothing matches, the list is empty", async () => {
    expect(await list("contacts?q=nobody-is-called-so")).toEqual({ items: [], total: 0 });
  });

  test("B-22: without q, or with an empty one, the list has everything of the tenant", async () => {
    const { total } = await list("contacts");
    expect(total).toBe(trial.world.tenants[0]?.rows["contacts"]?.length);
    expect((await list("contacts?q=")).total).toBe(total);
  });

  test("contacts are found by name, email and phone, however the number is written", async () => {
    for (const q of ["henrik", "HENRIK@nordic", "%2B45%2031%2023", "4531234567"]) {
      expect((await list(`contacts?q=${q}`)).items.map(({ name }) => name)).toContain("Henrik Larsen");
    }
  });

  test("accounts are found by name, VAT number and registration number", async () => {
    for (const q of ["nordic", "dk12345678", "12345678"]) {
      expect((await list(`accounts?q=${q}`)).items.map(({ id }) => id)).toContain(nordic);
    }
  });

  test("accounts count their contacts, in the list", async () => {
    const { items } = await list("accounts?limit=100");
    for (const { id, contactCount } of items) {
      expect((await list(`accounts/${String(id)}/contacts`)).total).toBe(contactCount);
    }
  });

  describe("B-23: the contacts of an account", () => {
    test("are those that are linked to it", async () => {
      const { items, total } = await list(`accounts/${nordic}/contacts`);
      expect(items.map(({ name }) => name)).toEqual(["Henrik Larsen", "Mette Hansen"]);
      expect(total).toBe(2);
    });
    test("are an empty list where it has none", async () => {
      const { items } = await list("accounts?limit=100");
      for (const { id } of items.slice(0, 1)) {
        for (const contact of (await list(`accounts/${String(id)}/contacts`)).items) {
          await trial.ask(`DELETE /api/contacts/${String(contact["id"])}`, { key });
        }
        expect(await list(`accounts/${String(id)}/contacts`)).toEqual({ items: [], total: 0 });
      }
    });
    test("of an unknown account are not found", async () => {
      const { status, json, deviations } = await trial.ask(
        "GET /api/accounts/00000000-0000-4000-8000-000000000000/contacts",
        { key },
      );
      expect(status).toBe(404);
      expect(json).toEqual({ error: 'No account has the id "00000000-0000-4000-8000-000000000000"' });
      expect(deviations).toEqual([]);
    });
  });

  test("one account is shown as it is printed", async () => {
    const { json, deviations } = await trial.ask(`GET /api/accounts/${nordic}`, { key });
    expect(json).toMatchObject({
      id: nordic,
      tenantId: "00112233-4455-4788-9899-aabbccddeeff",
      name: "Nordic Parts ApS",
      vatNumber: "DK12345678",
      registrationNumber: "12345678",
      address: { street: "Vesterbrogade 42", city: "Copenhagen", postalCode: "1620", country: "DK" },
      website: "https://nordic-parts.dk",
      industry: "Industrial equipment",
      externalRef: null,
      enrichedAt: "2026-01-20T10:05:00.000Z",
    });
    expect(deviations).toEqual([]);
  });
});
