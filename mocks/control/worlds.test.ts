import { beforeEach, describe, expect, test } from "vitest";
import { tryControl, trialTime, type ControlTrial } from "./control.suite.ts";

let trial: ControlTrial;
beforeEach(async () => {
  trial = await tryControl();
});

const contacts = "/api/contacts";
const fullKey = (keys: readonly { name: string; tenant: string; value: string }[]): string =>
  keys.find(({ name, tenant }) => name === "full" && tenant === "nordic-parts")?.value ?? "";
const totalOf = async (key: string): Promise<number> => (await trial.ask(`GET ${contacts}`, key)).json.total;

async function deleteOne(key: string): Promise<string> {
  const { id } = (await trial.ask(`GET ${contacts}`, key)).json.items[0];
  expect((await trial.ask(`DELETE ${contacts}/${id}`, key)).status).toBe(204);
  return id;
}

describe("a fork", () => {
  test("has keys of its own, by the same names, that look alike", async () => {
    const { status, json, headers } = await trial.control("POST /worlds", { name: "mine" });
    expect(status).toBe(201);
    expect(headers["location"]).toBe("/__counterfoil/worlds/mine");
    expect(json).toMatchObject({ name: "mine", from: "main", createdAt: trialTime });
    expect(json.keys.map(({ name }: { name: string }) => name)).toEqual(
      trial.world.keys.map(({ name }) => name),
    );
    expect(fullKey(json.keys)).toMatch(/^sf_test_v1_[A-Za-z0-9]{32}$/);
    expect(fullKey(json.keys)).not.toBe(trial.key("nordic-parts", "full"));
  });

  test("begins as the other is, and then goes its own way", async () => {
    const main = trial.key("nordic-parts", "full");
    await deleteOne(main);
    const before = await totalOf(main);
    const key = fullKey((await trial.control("POST /worlds", {})).json.keys);
    expect(await totalOf(key)).toBe(before);
    await deleteOne(key);
    await deleteOne(key);
    expect([await totalOf(key), await totalOf(main)]).toEqual([before - 2, before]);
  });

  test("is named by the mock where nobody names it", async () => {
    const names = [];
    for (let count = 0; count < 2; count += 1) {
      const { json } = await trial.control("POST /worlds", {});
      names.push(json.name);
    }
    expect(names).toEqual(["fork-1", "fork-2"]);
  });

  test("may be made of a fork", async () => {
    await trial.control("POST /worlds", { name: "one" });
    const { json } = await trial.control("POST /worlds", { name: "two", from: "one" });
    expect(json).toMatchObject({ name: "two", from: "one" });
  });

  test("needs a name that is free and a world that is there", async () => {
    expect((await trial.control("POST /worlds", { name: "main" })).status).toBe(409);
    expect((await trial.control("POST /worlds", { from: "nowhere" })).json.detail).toBe(
      'from must be the name of a world that is there, but is "nowhere"',
    );
    expect((await trial.control("POST /worlds", { name: "Not This" })).status).toBe(400);
  });

  test("gives the same keys for the same seed and name", async () => {
    const first = fullKey((await trial.control("POST /worlds", { name: "mine" })).json.keys);
    const other = await tryControl();
    expect(fullKey((await other.control("POST /worlds", { name: "mine" })).json.keys)).toBe(first);
  });

  test("that is deleted lets nobody in any more", async () => {
    const key = fullKey((await trial.control("POST /worlds", { name: "mine" })).json.keys);
    expect((await trial.control("DELETE /worlds/mine")).status).toBe(204);
    expect((await trial.ask(`GET ${contacts}`, key)).status).toBe(401);
    expect((await trial.control("GET /worlds/mine")).status).toBe(404);
    expect((await trial.control("GET /worlds")).json.worlds).toHaveLength(1);
  });

  test("has credentials for a runner", async () => {
    const { keys } = (await trial.control("POST /worlds", { name: "mine" })).json;
    const file = (await trial.control("GET /credentials?world=mine")).json;
    expect(file.credentials[0]).toMatchObject({ name: "full", value: fullKey(keys) });
  });
});

describe("the world that the mock began with", () => {
  test("cannot be deleted", async () => {
    expect((await trial.control("DELETE /worlds/main")).json.detail).toBe(
      "main is what the mock began with; it can be reset, but not deleted",
    );
  });

  test("is as it was after a reset: rows, keys, clock, faults and the ids to come", async () => {
    const key = trial.key("nordic-parts", "full");
    const before = await totalOf(key);
    const body = { workspaceId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890", name: "A B", email: "a@b.dk" };
    const first = (await trial.ask(`POST ${contacts}`, key, body)).json.id;
    await trial.control("POST /worlds/main/keys/nordic-parts:full/revoke");
    await trial.control("PUT /worlds/main/clock", { now: "2030-01-01T00:00:00Z", frozen: true });
    await trial.control("POST /worlds/main/faults", { operation: "listContacts", drop: true });
    expect((await trial.control("POST /worlds/main/reset")).status).toBe(200);
    expect(await totalOf(key)).toBe(before);
    expect((await trial.control("GET /worlds/main/clock")).json).toEqual({ now: trialTime, frozen: false });
    expect((await trial.ask(`POST ${contacts}`, key, body)).json.id).toBe(first);
  });

  test("can be put back in part: one collection of one tenant", async () => {
    const [nordic, rhein] = ["nordic-parts", "rheintal-maschinenbau"].map((name) => trial.key(name, "full"));
    const before = [await totalOf(nordic ?? ""), await totalOf(rhein ?? "")];
    await deleteOne(nordic ?? "");
    await deleteOne(rhein ?? "");
    await trial.control("POST /worlds/main/reset", { tenant: "nordic-parts", collection: "contacts" });
    expect([await totalOf(nordic ?? ""), await totalOf(rhein ?? "")]).toEqual([
      before[0],
      (before[1] ?? 0) - 1,
    ]);
  });

  test("can be emptied, without a seed", async () => {
    await trial.control("POST /worlds/main/reset", { collection: "contacts", empty: true });
    expect(await totalOf(trial.key("nordic-parts", "full"))).toBe(0);
    expect((await trial.ask("GET /api/accounts", trial.key("nordic-parts", "full"))).json.total).not.toBe(0);
  });
});

describe("a difference", () => {
  test("is none at first", async () => {
    expect((await trial.control("GET /worlds/main/diff")).json).toEqual({ same: true, differences: [] });
  });

  test("shows what came, what went and which members are others", async () => {
    const key = fullKey((await trial.control("POST /worlds", { name: "mine" })).json.keys);
    const gone = await deleteOne(key);
    const { id } = (await trial.ask(`GET ${contacts}`, key)).json.items[0];
    await trial.ask(`PATCH ${contacts}/${id}`, key, { phone: "+4512345678" });
    for (const query of ["", "?against=main"]) {
      const { json } = await trial.control(`GET /worlds/mine/diff${query}`);
      const found = json.differences.find(
        ({ collection }: { collection: string }) => collection === "contacts",
      );
      expect(found).toMatchObject({ tenant: "nordic-parts", added: [], removed: [{ id: gone }] });
      expect(found.changed).toMatchObject([{ id, members: { phone: { is: "+4512345678" } } }]);
    }
  });

  test("is taken against a snapshot too", async () => {
    const key = trial.key("nordic-parts", "full");
    await deleteOne(key);
    await trial.control("POST /worlds/main/snapshots", { name: "then" });
    expect((await trial.control("GET /worlds/main/diff?snapshot=then")).json.same).toBe(true);
    expect((await trial.control("GET /worlds/main/diff")).json.same).toBe(false);
    expect((await trial.control("GET /worlds/main/diff?snapshot=never")).status).toBe(404);
  });
});

describe("a snapshot", () => {
  test("brings rows, keys and time back, as often as it is asked to", async () => {
    const key = trial.key("nordic-parts", "full");
    const before = await totalOf(key);
    await trial.control("POST /worlds/main/snapshots", { name: "then" });
    for (let time = 0; time < 2; time += 1) {
      await deleteOne(key);
      await trial.control("POST /worlds/main/clock/advance", { by: "P1D" });
      await trial.control("POST /worlds/main/keys/nordic-parts:full/revoke");
      await trial.control("POST /worlds/main/snapshots/then/restore");
      expect((await trial.control("GET /worlds/main/clock")).json.now).toBe(trialTime);
      expect(await totalOf(key)).toBe(before);
    }
  });

  test("has a name that no other of its world has, until it is deleted", async () => {
    expect((await trial.control("POST /worlds/main/snapshots", { name: "a" })).status).toBe(201);
    expect((await trial.control("POST /worlds/main/snapshots", { name: "a" })).status).toBe(409);
    expect((await trial.control("DELETE /worlds/main/snapshots/a")).status).toBe(204);
    expect((await trial.control("GET /worlds/main/snapshots")).json).toEqual({ snapshots: [] });
    expect((await trial.control("POST /worlds/main/snapshots/a/restore")).status).toBe(404);
  });
});

describe("an export", () => {
  test("imported into another mock makes the same world, keys included", async () => {
    const key = trial.key("nordic-parts", "full");
    await deleteOne(key);
    const exported = (await trial.control("GET /worlds/main/export")).json;
    const other = await tryControl();
    expect((await other.control("PUT /worlds/main/import", exported)).status).toBe(200);
    expect((await other.ask(`GET ${contacts}`, key)).json).toEqual(
      (await trial.ask(`GET ${contacts}`, key)).json,
    );
    expect((await other.control("GET /worlds/main/export")).json).toEqual(exported);
  });

  test("is refused where its keys open another world", async () => {
    await trial.control("POST /worlds", { name: "mine" });
    const exported = (await trial.control("GET /worlds/main/export")).json;
    expect((await trial.control("PUT /worlds/mine/import", exported)).status).toBe(409);
  });

  test("without keys leaves the world its own, and the rows its service knows nothing of can be seen", async () => {
    const { keys } = (await trial.control("POST /worlds", { name: "mine" })).json;
    const [tenant] = trial.world.tenants;
    const sent = { tenants: [{ id: tenant?.id ?? "", rows: { contacts: [], notes: [{ text: "no id" }] } }] };
    await trial.control("PUT /worlds/mine/import", sent);
    expect(await totalOf(fullKey(keys))).toBe(0);
    const { json } = await trial.control(`GET /worlds/mine/tenants/${tenant?.id ?? ""}/rows/notes`);
    expect(json).toEqual({ rows: [{ text: "no id", id: "imported-1" }], total: 1 });
    await trial.control("POST /worlds/mine/reset");
    expect(await totalOf(fullKey(keys))).toBe(await totalOf(trial.key("nordic-parts", "full")));
  });
});
