import { describe, expect, test } from "vitest";
import { createChance, type Json } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { tryControl, type ControlTrial } from "./control.suite.ts";

/** What one test worker knows of its own world. */
interface Worker {
  readonly name: string;
  readonly key: string;
  /** Contacts by id, as they must be. */
  readonly rows: Map<string, string>;
}

const workspaceId = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const path = "/api/contacts";

async function allContacts(trial: ControlTrial, key: string): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  for (let offset = 0; ; offset += 100) {
    const { json } = await trial.ask(`GET ${path}?limit=100&offset=${offset}`, key);
    for (const { id, name } of json.items) rows.set(id, name);
    if (rows.size >= json.total) return rows;
  }
}

/** One request of a worker about one of its rows, whose answer must be that of its own world. */
type Act = (trial: ControlTrial, worker: Worker, id: string, turn: number) => Promise<void>;

const acts: readonly Act[] = [
  async (trial, { name, key, rows }, _, turn) => {
    const body = { workspaceId, name: `Of ${name} ${turn}`, email: `${name}.${turn}@example.com` };
    const { status, json } = await trial.ask(`POST ${path}`, key, body);
    expect(status).toBe(201);
    rows.set(json.id, json.name);
  },
  async (trial, { name, key, rows }, id, turn) => {
    const changed = `Changed by ${name} ${turn}`;
    expect((await trial.ask(`PATCH ${path}/${id}`, key, { name: changed })).status).toBe(200);
    rows.set(id, changed);
  },
  async (trial, { key, rows }, id) => {
    expect((await trial.ask(`DELETE ${path}/${id}`, key)).status).toBe(204);
    rows.delete(id);
  },
  async (trial, { key, rows }, id) => {
    expect((await trial.ask(`GET ${path}/${id}`, key)).json.name).toBe(rows.get(id));
  },
  async (trial, { key, rows }) => {
    expect((await trial.ask(`GET ${path}?limit=20`, key)).json.total).toBe(rows.size);
  },
];

describe("50 forks side by side", () => {
  test("asked 10,000 mixed requests keep exactly what is their own, and leave the main world alone", async () => {
    const trial = await tryControl();
    const main = trial.key("nordic-parts", "full");
    const before = await allContacts(trial, main);
    const untouched = await trial.control("GET /worlds/main/export");

    const workers: Worker[] = [];
    for (let count = 0; count < 50; count += 1) {
      const world = await trial.mock.worlds.fork(trial.mock.worlds.main(), `worker-${count}`);
      const keys = await world.store.keys();
      const [nordic] = trial.world.tenants;
      const key = keys.find(({ name, tenant }) => name === "full" && tenant === nordic?.id)?.value ?? "";
      workers.push({ name: world.name, key, rows: new Map(before) });
    }

    const work = workers.map(async (worker) => {
      const chance = createChance(worker.name);
      for (let turn = 0; turn < 200; turn += 1)
        await chance.pick(acts)(trial, worker, chance.pick([...worker.rows.keys()]), turn);
    });
    const begin = performance.now();
    await Promise.all(work);
    const milliseconds = performance.now() - begin;

    for (const { key, rows } of workers) expect(await allContacts(trial, key)).toEqual(rows);
    expect(await allContacts(trial, main)).toEqual(before);
    expect((await trial.control("GET /worlds/main/export")).json).toEqual(untouched.json);
    expect(trial.errors).toEqual([]);
    expect(milliseconds).toBeLessThan(10_000);
  }, 60_000);
});

/** The world of the trial with so many more contacts. */
function grownBy(world: World, count: number): World {
  const more = Array.from({ length: count }, (_, index): { [name: string]: Json } => ({
    id: `more-${index}`,
    name: `More ${index}`,
    workspaceId,
  }));
  const [first, ...rest] = world.tenants;
  if (!first) return world;
  const rows = { ...first.rows, contacts: [...(first.rows["contacts"] ?? []), ...more] };
  return { ...world, tenants: [{ ...first, rows }, ...rest] };
}

describe("the time that a fork takes", () => {
  test("does not depend on how many rows there are", async () => {
    const small = await tryControl();
    const large = await tryControl({ world: grownBy(small.world, 100_000) });
    const timeOf = async ({ mock }: ControlTrial): Promise<number> => {
      const times: number[] = [];
      for (let count = 0; count < 60; count += 1) {
        const begin = performance.now();
        await mock.worlds.fork(mock.worlds.main());
        times.push(performance.now() - begin);
      }
      return times.sort((one, other) => one - other)[20] ?? 0;
    };
    await timeOf(small);
    const [few, many] = [await timeOf(small), await timeOf(large)];
    // Copying a hundred thousand rows takes some twenty times as long as a whole fork of the small world.
    expect(many).toBeLessThan(few * 4 + 1);
  }, 60_000);
});
