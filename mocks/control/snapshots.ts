import { asObject, type JsonObject } from "../../spec/index.ts";
import type { Checkpoint } from "../server/checkpoint.ts";
import { created, no, nothing, ok, type Resource, type Result, type WorldCall } from "./handler.ts";
import { showWorld } from "./show-world.ts";
import { textAt } from "./values.ts";

const most = 100;

/** Snapshots: a world as it was, under a name. */
export const snapshots: Resource = {
  world: {
    listSnapshots: ({ world }) =>
      ok({ snapshots: [...world.snapshots].map(([name, kept]) => show(name, kept)) }),
    takeSnapshot,
    deleteSnapshot: ({ world, values }) => {
      const name = textAt(values.path, "snapshot") ?? "";
      return world.snapshots.delete(name) ? nothing : unknown(world.name, name);
    },
    restoreSnapshot: async ({ world, values }) => {
      const name = textAt(values.path, "snapshot") ?? "";
      const kept = world.snapshots.get(name);
      if (!kept) return unknown(world.name, name);
      await world.putBack(kept);
      return ok(showWorld(world));
    },
  },
};

async function takeSnapshot({ world, values }: WorldCall): Promise<Result> {
  const name = textAt(asObject(values.body), "name") ?? "";
  if (world.snapshots.has(name))
    return no(409, `name must be new, but the world ${world.name} has a snapshot "${name}" already`, "/name");
  if (world.snapshots.size >= most)
    return no(409, `The world ${world.name} has ${most} snapshots already; delete some first`);
  const kept = await world.keep();
  world.snapshots.set(name, kept);
  return created(show(name, kept));
}

function unknown(world: string, name: string): Result {
  return no(404, `The world ${world} has no snapshot "${name}"`);
}

function show(name: string, { createdAt }: Checkpoint): JsonObject {
  return { name, createdAt };
}
