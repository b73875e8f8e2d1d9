import { describe, expect, test } from "vitest";
import { pageOf } from "./page-of.ts";
import { put, standFor, suiteWorld, type Create } from "./stand.suite.ts";
import type { Store } from "./store.ts";

/** What every store must do about copies of itself. */
export function describeForks(create: Create): void {
  describe("copies:", () => {
    const { store, make } = standFor(create);

    describe("a fork", () => {
      const idsOf = async (one: Store) =>
        (await one.page("t1", pageOf({ of: "contacts" }))).rows.map(({ id }) => id);
      const remove = async (one: Store, id: string) => {
        const { version } = await one.row("t1", { kind: "row", of: "contacts", id });
        return one.commit("t1", [{ kind: "remove", of: "contacts", id, version }]);
      };
      test("begins with the rows of today, and without keys", async () => {
        await store().commit("t1", [put("n", { id: "n" }, 0)]);
        const fork = store().fork();
        expect(await idsOf(fork)).toEqual(["c", "a", "b", "n"]);
        expect(await fork.tenants()).toEqual(await store().tenants());
        expect(await fork.keys()).toEqual([]);
        expect(await store().keys()).toHaveLength(1);
      });
      test("and its parent see nothing of each other", async () => {
        const fork = store().fork();
        await fork.commit("t1", [put("n", { id: "n", of: "fork" }, 0)]);
        await remove(fork, "a");
        await store().commit("t1", [put("m", { id: "m", of: "parent" }, 0)]);
        await remove(store(), "c");
        expect(await idsOf(fork)).toEqual(["c", "b", "n"]);
        expect(await idsOf(store())).toEqual(["a", "b", "m"]);
        expect((await fork.row("t1", { kind: "row", of: "contacts", id: "m" })).row).toBeUndefined();
      });
      test("of a fork goes its own way as well", async () => {
        await remove(store(), "b");
        const child = store().fork();
        await child.commit("t1", [put("n", { id: "n" }, 0)]);
        const grandchild = child.fork();
        await remove(grandchild, "c");
        await remove(child, "n");
        expect(await Promise.all([store(), child, grandchild].map(idsOf))).toEqual([
          ["c", "a"],
          ["c", "a"],
          ["a", "n"],
        ]);
      });
    });

    describe("a snapshot", () => {
      test("is all that is there, and makes the same store again", async () => {
        await store().commit("t1", [put("n", { id: "n" }, 0)]);
        const snapshot = await store().snapshot();
        expect(snapshot.keys).toEqual(suiteWorld.keys);
        expect(snapshot.tenants.map(({ id, name }) => [id, name])).toEqual([
          ["t1", "first"],
          ["t2", "second"],
        ]);
        expect(snapshot.tenants[0]?.rows["contacts"]?.map(({ id }) => id)).toEqual(["c", "a", "b", "n"]);
        const again = await make({ name: "again", ...snapshot });
        expect(await again.snapshot()).toEqual(snapshot);
      });
      test("stays as it is when the store goes on", async () => {
        const snapshot = await store().snapshot();
        await store().commit("t1", [put("n", { id: "n" }, 0)]);
        expect(snapshot.tenants[0]?.rows["contacts"]).toHaveLength(3);
      });
    });
  });
}
