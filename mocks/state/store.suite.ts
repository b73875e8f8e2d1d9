import { describe, expect, test } from "vitest";
import { describeForks } from "./forks.suite.ts";
import { describePages } from "./pages.suite.ts";
import { put, standFor, suiteWorld, type Create } from "./stand.suite.ts";

/** What every store must do. `create` makes a fresh store of a world. */
export function describeStore(name: string, create: Create): void {
  describe(name, () => {
    describePages(create);
    describeForks(create);
    const { store, row, ids } = standFor(create);

    describe("keys", () => {
      test("a key is found by its value, and no other is", async () => {
        expect(await store().key("k1")).toEqual(suiteWorld.keys[0]);
        expect(await store().key("k2")).toBeUndefined();
        expect(await store().keys()).toEqual(suiteWorld.keys);
      });
      test("come, change and go", async () => {
        const [key] = await store().keys();
        if (!key) throw new Error("The suite's world has no key");
        await store().putKey({ ...key, value: "k2", name: "second" });
        await store().putKey({ ...key, revoked: true });
        expect((await store().keys()).map(({ value, revoked }) => [value, revoked])).toEqual([
          ["k1", true],
          ["k2", false],
        ]);
        await store().removeKey("k1");
        expect(await store().key("k1")).toBeUndefined();
        expect((await store().key("k2"))?.name).toBe("second");
      });
    });

    describe("one row", () => {
      test("is found by its id, in its own tenant only", async () => {
        expect((await row("t1", "contacts", "c")).row).toEqual(suiteWorld.tenants[0]?.rows["contacts"]?.[0]);
        expect((await row("t2", "contacts", "c")).row).toEqual({ id: "c", name: "Someone Else" });
        expect((await row("t2", "contacts", "a")).row).toBeUndefined();
      });
      test("is found by an id that is a number", async () => {
        expect((await row("t1", "numbers", "7")).row).toEqual({ no: 7, text: "seven" });
      });
      test("that does not exist has the version 0, in whatever tenant or collection", async () => {
        expect(await row("t1", "contacts", "z")).toEqual({ row: undefined, version: 0, number: -1 });
        expect(await row("nobody", "contacts", "c")).toEqual({ row: undefined, version: 0, number: -1 });
        expect(await row("t1", "nothing", "c")).toEqual({ row: undefined, version: 0, number: -1 });
      });
    });

    describe("a commit", () => {
      test("adds a row at the end", async () => {
        expect(await store().commit("t1", [put("0", { id: "0", name: "New" }, 0)])).toBe(true);
        expect(await ids({})).toEqual(["c", "a", "b", "0"]);
        expect((await row("t1", "contacts", "0")).row).toEqual({ id: "0", name: "New" });
      });
      test("changes a row where it stands, and raises its version", async () => {
        const before = await row("t1", "contacts", "c");
        expect(await store().commit("t1", [put("c", { id: "c", name: "Changed" }, before.version)])).toBe(
          true,
        );
        const after = await row("t1", "contacts", "c");
        expect(after.row).toEqual({ id: "c", name: "Changed" });
        expect(after.version).toBeGreaterThan(before.version);
        expect(before.row?.["name"]).toBe("Henrik Larsen");
        expect(await ids({})).toEqual(["c", "a", "b"]);
      });
      test("removes a row from every page", async () => {
        const { version } = await row("t1", "contacts", "a");
        expect(await store().commit("t1", [{ kind: "remove", of: "contacts", id: "a", version }])).toBe(true);
        expect(await ids({})).toEqual(["c", "b"]);
        expect(await ids({ where: { accountId: "a1" } })).toEqual(["c"]);
        expect((await row("t1", "contacts", "a")).row).toBeUndefined();
      });
      test("leaves other tenants and the world itself alone", async () => {
        const { version } = await row("t1", "contacts", "c");
        await store().commit("t1", [{ kind: "remove", of: "contacts", id: "c", version }]);
        expect((await row("t2", "contacts", "c")).row).toBeDefined();
        expect(suiteWorld.tenants[0]?.rows["contacts"]).toHaveLength(3);
      });
      test("is refused where a row has changed since it was read", async () => {
        const { version } = await row("t1", "contacts", "c");
        await store().commit("t1", [put("c", { id: "c", name: "Quicker" }, version)]);
        expect(await store().commit("t1", [put("c", { id: "c", name: "Slower" }, version)])).toBe(false);
        expect((await row("t1", "contacts", "c")).row).toEqual({ id: "c", name: "Quicker" });
      });
      test("is refused where a new row's id is taken, even by a row that was there before it was removed", async () => {
        expect(await store().commit("t1", [put("c", { id: "c" }, 0)])).toBe(false);
        const { version } = await row("t1", "contacts", "c");
        await store().commit("t1", [{ kind: "remove", of: "contacts", id: "c", version }]);
        await store().commit("t1", [put("c", { id: "c", name: "Again" }, 0)]);
        expect(await store().commit("t1", [put("c", { id: "c" }, version)])).toBe(false);
      });
      test("writes nothing at all where one of its writes is refused", async () => {
        expect(await store().commit("t1", [put("n", { id: "n" }, 0), put("c", { id: "c" }, 0)])).toBe(false);
        expect((await row("t1", "contacts", "n")).row).toBeUndefined();
        expect(await ids({})).toEqual(["c", "a", "b"]);
      });
    });
  });
}
