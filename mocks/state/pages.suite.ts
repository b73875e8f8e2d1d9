import { describe, expect, test } from "vitest";
import type { Json } from "../../spec/index.ts";
import { put, standFor, type Create } from "./stand.suite.ts";
import type { PageRead, Position, RowFilter } from "./store.ts";

/** What every store must do about pages: cut, sift, search, order, and go on from a position. */
export function describePages(create: Create): void {
  describe("shows pages:", () => {
    const { store, row, page, ids, search } = standFor(create);

    describe("a page", () => {
      test("holds the rows in their lasting order, with the total of all", async () => {
        expect(await ids({})).toEqual(["c", "a", "b"]);
        expect((await page({ limit: 1 })).total).toBe(3);
        expect(await page({}, "nobody")).toMatchObject({ rows: [], total: 0 });
      });
      test("begins at the offset and ends at the limit", async () => {
        expect(await ids({ offset: 1, limit: 1 })).toEqual(["a"]);
        expect(await ids({ offset: 2, limit: Number.MAX_SAFE_INTEGER })).toEqual(["b"]);
        expect(await page({ offset: 9 })).toMatchObject({ rows: [], total: 3 });
      });
      test("of no rows only counts", async () => {
        expect(await page({ where: { accountId: "a1" }, limit: 0 })).toMatchObject({ rows: [], total: 2 });
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

    describe("a filter", () => {
      const filtered = (property: string, test: RowFilter["test"], ...values: Json[]) =>
        ids({ of: "events", filters: [{ property, test, values }] });
      test("lets in whatever equals one of its values; what is absent is null", async () => {
        expect(await filtered("kind", "equals", "a")).toEqual(["1", "4"]);
        expect(await filtered("kind", "equals", "a", "b")).toEqual(["1", "2", "4"]);
        expect(await filtered("kind", "equals", null)).toEqual(["3", "5"]);
        expect(await filtered("kind", "equals")).toEqual([]);
      });
      test("lets in lists that include one of its values", async () => {
        expect(await filtered("tags", "includes", "x")).toEqual(["1", "2"]);
        expect(await filtered("tags", "includes", "y", "z")).toEqual(["2", "4"]);
        expect(await filtered("kind", "includes", "a")).toEqual([]);
      });
      test("keeps to bounds, both ends included, of numbers and of text", async () => {
        expect(await filtered("size", "atLeast", 10)).toEqual(["2", "4"]);
        expect(await filtered("size", "atMost", 10)).toEqual(["1", "2"]);
        expect(await filtered("at", "atLeast", "2026-02")).toEqual(["3", "4"]);
        expect(await filtered("size", "atLeast", "1")).toEqual([]);
        expect(await filtered("at", "atMost", 3000)).toEqual([]);
      });
      test("goes together with others, with values and with a search, and has its own total", async () => {
        const page_ = await page({
          of: "events",
          where: { kind: "a" },
          filters: [
            { property: "size", test: "atLeast", values: [1] },
            { property: "size", test: "atMost", values: [11] },
          ],
          search: { text: "2026", in: ["at"] },
        });
        expect(page_.rows.map(({ id }) => id)).toEqual(["1"]);
        expect(page_.total).toBe(1);
      });
    });

    describe("an order", () => {
      const ordered = (property: string, descending = false, more: Partial<PageRead> = {}) =>
        ids({ of: "events", order: { property, descending }, ...more });
      test("is by value, with null last whichever the direction", async () => {
        expect(await ordered("size")).toEqual(["1", "2", "4", "3", "5"]);
        expect(await ordered("size", true)).toEqual(["4", "2", "1", "3", "5"]);
      });
      test("of texts is by code point", async () => {
        expect(await ordered("name")).toEqual(["2", "1", "3", "5", "4"]);
      });
      test("leaves ties in their lasting order, in both directions", async () => {
        expect(await ordered("kind")).toEqual(["1", "4", "2", "3", "5"]);
        expect(await ordered("kind", true)).toEqual(["2", "1", "4", "3", "5"]);
      });
      test("that is the lasting one can be turned round", async () => {
        const order = { property: undefined, descending: true };
        expect(await ids({ order })).toEqual(["b", "a", "c"]);
        const { last } = await page({ order, limit: 1 });
        expect(await ids({ order, after: last })).toEqual(["a", "c"]);
      });
      test("comes before the page is cut", async () => {
        expect(await ordered("size", true, { offset: 1, limit: 2 })).toEqual(["2", "1"]);
      });
    });

    describe("a position", () => {
      const order = { property: "size", descending: false };
      test("tells how many rows stand before the page, and where its last one stands", async () => {
        const first = await page({ limit: 2 });
        expect(first.before).toBe(0);
        const second = await page({ limit: 2, after: first.last });
        expect(second.rows.map(({ id }) => id)).toEqual(["b"]);
        expect([second.before, second.total]).toEqual([2, 3]);
        expect(await page({ after: second.last })).toEqual({
          rows: [],
          total: 3,
          before: 3,
          last: undefined,
        });
      });
      test("stays good when rows come and go, its own row included", async () => {
        const { last } = await page({ limit: 2 });
        for (const id of ["c", "a"]) {
          const { version } = await row("t1", "contacts", id);
          await store().commit("t1", [{ kind: "remove", of: "contacts", id, version }]);
        }
        await store().commit("t1", [put("n", { id: "n" }, 0)]);
        expect(await ids({ after: last })).toEqual(["b", "n"]);
        expect((await page({ after: last })).before).toBe(0);
      });
      test("in an order is that of the row's value at the time", async () => {
        const { last } = await page({ of: "events", order, limit: 2 });
        const smallest = {
          kind: "put",
          of: "events",
          id: "0",
          row: { id: "0", size: 0 },
          version: 0,
        } as const;
        await store().commit("t1", [smallest]);
        expect(await ids({ of: "events", order, after: last })).toEqual(["4", "3", "5"]);
      });
      test("in an order passes over nothing and repeats nothing, page by page", async () => {
        for (const descending of [false, true]) {
          const whole = await ids({ of: "events", order: { property: "kind", descending } });
          const seen: unknown[] = [];
          let after: Position | undefined;
          do {
            const next = await page({
              of: "events",
              order: { property: "kind", descending },
              after,
              limit: 1,
            });
            seen.push(...next.rows.map(({ id }) => id));
            after = next.last;
          } while (after);
          expect(seen).toEqual(whole);
        }
      });
      test("counts together with filters", async () => {
        const filters = [{ property: "size", test: "atLeast", values: [1] }] as const;
        const { last } = await page({ of: "events", filters, limit: 1 });
        const next = await page({ of: "events", filters, limit: 1, after: last });
        expect([next.rows[0]?.["id"], next.before, next.total]).toEqual(["2", 1, 3]);
      });
    });
  });
}
