import { beforeEach, describe, expect, test } from "vitest";
import type { Row, World } from "../../fixtures/index.ts";
import type { Read, Store } from "./store.ts";

/** The world that every store is tried with: two tenants, rows in an order that is not that of their ids. */
const world: World = {
  name: "suite",
  tenants: [
    {
      id: "t1",
      name: "first",
      rows: {
        contacts: [
          { id: "c", name: "Henrik Larsen", phone: "+45 31 23 45 67", accountId: "a1", tags: ["x"] },
          { id: "a", name: "Mette Hansen", phone: null, accountId: "a1" },
          { id: "b", name: "Jens Ød", phone: "004520", accountId: null },
        ],
        numbers: [{ no: 7, text: "seven" }],
      },
    },
    { id: "t2", name: "second", rows: { contacts: [{ id: "c", name: "Someone Else" }] } },
  ],
  keys: [
    {
      name: "full",
      tenant: "t1",
      value: "k1",
      scopes: ["contacts:read"],
      expiresAt: undefined,
      revoked: false,
      within: {},
    },
  ],
};

/**
 * What every store must do. `create` makes a fresh store of that world, in which the rows of `numbers` are named
 * by `no` and all others by `id`.
 */
export function describeStore(
  name: string,
  create: (world: World, keyOf: (collection: string) => string) => Store | Promise<Store>,
): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await create(world, (of) => (of === "numbers" ? "no" : "id"));
    });

    const row = (tenant: string, of: string, id: string) => store.row(tenant, { kind: "row", of, id });
    const page = (read: Partial<Extract<Read, { kind: "page" }>> = {}, tenant = "t1") =>
      store.page(tenant, {
        kind: "page",
        of: "contacts",
        where: {},
        search: undefined,
        offset: 0,
        limit: 50,
        ...read,
      });
    const ids = async (read: Partial<Extract<Read, { kind: "page" }>>) =>
      (await page(read)).rows.map(({ id }) => id);
    const put = (id: string, row: Row, version: number) =>
      ({ kind: "put", of: "contacts", id, row, version }) as const;
    const search = (text: string) => ids({ search: { text, in: ["name", "phone"] } });

    describe("keys", () => {
      test("a key is found by its value, and no other is", async () => {
        expect(await store.key("k1")).toEqual(world.keys[0]);
        expect(await store.key("k2")).toBeUndefined();
        expect(await store.keys()).toEqual(world.keys);
      });
    });

    describe("one row", () => {
      test("is found by its id, in its own tenant only", async () => {
        expect((await row("t1", "contacts", "c")).row).toEqual(world.tenants[0]?.rows["contacts"]?.[0]);
        expect((await row("t2", "contacts", "c")).row).toEqual({ id: "c", name: "Someone Else" });
        expect((await row("t2", "contacts", "a")).row).toBeUndefined();
      });
      test("is found by an id that is a number", async () => {
        expect((await row("t1", "numbers", "7")).row).toEqual({ no: 7, text: "seven" });
      });
      test("that does not exist has the version 0, in whatever tenant or collection", async () => {
        expect(await row("t1", "contacts", "z")).toEqual({ row: undefined, version: 0 });
        expect(await row("nobody", "contacts", "c")).toEqual({ row: undefined, version: 0 });
        expect(await row("t1", "nothing", "c")).toEqual({ row: undefined, version: 0 });
      });
    });

    describe("a page", () => {
      test("holds the rows in their lasting order, with the total of all", async () => {
        expect(await ids({})).toEqual(["c", "a", "b"]);
        expect((await page({ limit: 1 })).total).toBe(3);
        expect(await page({}, "nobody")).toEqual({ rows: [], total: 0 });
      });
      test("begins at the offset and ends at the limit", async () => {
        expect(await ids({ offset: 1, limit: 1 })).toEqual(["a"]);
        expect(await ids({ offset: 2, limit: Number.MAX_SAFE_INTEGER })).toEqual(["b"]);
        expect(await page({ offset: 9 })).toEqual({ rows: [], total: 3 });
      });
      test("of no rows only counts", async () => {
        expect(await page({ where: { accountId: "a1" }, limit: 0 })).toEqual({ rows: [], total: 2 });
      });
      test("holds only rows that have every value asked for", async () => {
        expect(await ids({ where: { accountId: "a1" } })).toEqual(["c", "a"]);
        expect(await ids({ where: { accountId: "a1", name: "Mette Hansen" } })).toEqual(["a"]);
        expect(await ids({ where: { tags: ["x"] } })).toEqual(["c"]);
        expect(await ids({ where: { accountId: null } })).toEqual(["b"]);
      });
      test("of a filter has its own total", async () => {
        expect((await page({ where: { accountId: "a1" }, offset: 1, limit: 1 })).total).toBe(2);
      });
    });

    describe("a search", () => {
      test("finds part of a text, whatever its case", async () => {
        expect(await search("HEN")).toEqual(["c"]);
        expect(await search("ød")).toEqual(["b"]);
        expect(await search("an")).toEqual(["a"]);
      });
      test("finds a phone number whatever its punctuation", async () => {
        expect(await search("31234567")).toEqual(["c"]);
        expect(await search("+45 (31) 23")).toEqual(["c"]);
        expect(await search("45-20")).toEqual(["b"]);
      });
      test("looks only through the properties named, and finds nothing where nothing matches", async () => {
        expect(await ids({ search: { text: "henrik", in: ["phone"] } })).toEqual([]);
        expect(await search("zzz")).toEqual([]);
      });
      test("keeps to the filter", async () => {
        expect(await ids({ where: { accountId: null }, search: { text: "e", in: ["name"] } })).toEqual(["b"]);
      });
    });

    describe("a commit", () => {
      test("adds a row at the end", async () => {
        expect(await store.commit("t1", [put("0", { id: "0", name: "New" }, 0)])).toBe(true);
        expect(await ids({})).toEqual(["c", "a", "b", "0"]);
        expect((await row("t1", "contacts", "0")).row).toEqual({ id: "0", name: "New" });
      });
      test("changes a row where it stands, and raises its version", async () => {
        const before = await row("t1", "contacts", "c");
        expect(await store.commit("t1", [put("c", { id: "c", name: "Changed" }, before.version)])).toBe(true);
        const after = await row("t1", "contacts", "c");
        expect(after.row).toEqual({ id: "c", name: "Changed" });
        expect(after.version).toBeGreaterThan(before.version);
        expect(before.row?.["name"]).toBe("Henrik Larsen");
        expect(await ids({})).toEqual(["c", "a", "b"]);
      });
      test("removes a row from every page", async () => {
        const { version } = await row("t1", "contacts", "a");
        expect(await store.commit("t1", [{ kind: "remove", of: "contacts", id: "a", version }])).toBe(true);
        expect(await ids({})).toEqual(["c", "b"]);
        expect(await ids({ where: { accountId: "a1" } })).toEqual(["c"]);
        expect((await row("t1", "contacts", "a")).row).toBeUndefined();
      });
      test("leaves other tenants and the world itself alone", async () => {
        const { version } = await row("t1", "contacts", "c");
        await store.commit("t1", [{ kind: "remove", of: "contacts", id: "c", version }]);
        expect((await row("t2", "contacts", "c")).row).toBeDefined();
        expect(world.tenants[0]?.rows["contacts"]).toHaveLength(3);
      });
      test("is refused where a row has changed since it was read", async () => {
        const { version } = await row("t1", "contacts", "c");
        await store.commit("t1", [put("c", { id: "c", name: "Quicker" }, version)]);
        expect(await store.commit("t1", [put("c", { id: "c", name: "Slower" }, version)])).toBe(false);
        expect((await row("t1", "contacts", "c")).row).toEqual({ id: "c", name: "Quicker" });
      });
      test("is refused where a new row's id is taken, even by a row that was there before it was removed", async () => {
        expect(await store.commit("t1", [put("c", { id: "c" }, 0)])).toBe(false);
        const { version } = await row("t1", "contacts", "c");
        await store.commit("t1", [{ kind: "remove", of: "contacts", id: "c", version }]);
        await store.commit("t1", [put("c", { id: "c", name: "Again" }, 0)]);
        expect(await store.commit("t1", [put("c", { id: "c" }, version)])).toBe(false);
      });
      test("writes nothing at all where one of its writes is refused", async () => {
        expect(await store.commit("t1", [put("n", { id: "n" }, 0), put("c", { id: "c" }, 0)])).toBe(false);
        expect((await row("t1", "contacts", "n")).row).toBeUndefined();
        expect(await ids({})).toEqual(["c", "a", "b"]);
      });
    });
  });
}
