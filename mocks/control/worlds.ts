import { asObject } from "../../spec/index.ts";
import { mostWorlds } from "../server/worlds.ts";
import { diffWorlds } from "./diff.ts";
import {
  created,
  no,
  nothing,
  ok,
  type Call,
  type Resource,
  type Result,
  type WorldCall,
} from "./handler.ts";
import { resetRows } from "./reset-rows.ts";
import { showKeys } from "./show-key.ts";
import { showWorld } from "./show-world.ts";
import { tenantOf } from "./tenants.ts";
import { textAt } from "./values.ts";

/** Worlds: states of the service, side by side. */
export const worlds: Resource = {
  plain: {
    getCredentials: async ({ controlled, values }) => {
      const name = textAt(values.query, "world");
      const all = controlled.worlds();
      const world = name === undefined ? all.main() : all.get(name);
      if (!world) return no(400, `world must be the name of one that is there, but is "${name ?? ""}"`);
      return ok({ ...(await controlled.credentials(world)) });
    },
    listWorlds: ({ controlled }) => ok({ worlds: controlled.worlds().all().map(showWorld) }),
    forkWorld,
  },
  world: {
    getWorld: ({ world }) => ok(showWorld(world)),
    deleteWorld: async ({ controlled, world }) => {
      const all = controlled.worlds();
      if (world === all.main())
        return no(409, `${world.name} is what the mock began with; it can be reset, but not deleted`);
      await all.remove(world.name);
      return nothing;
    },
    resetWorld,
    diffWorld,
  },
};

async function forkWorld({ controlled, values }: Call): Promise<Result> {
  const all = controlled.worlds();
  const body = asObject(values.body);
  const name = textAt(body, "name");
  const from = textAt(body, "from") ?? all.main().name;
  const parent = all.get(from);
  if (!parent) return no(400, `from must be the name of a world that is there, but is "${from}"`, "/from");
  if (name !== undefined && all.has(name))
    return no(409, `name must be new, but there is a world "${name}" already`, "/name");
  if (all.all().length >= mostWorlds)
    return no(409, `There are ${mostWorlds} worlds already; delete some first`);
  const world = await all.fork(parent, name);
  const shown = { ...showWorld(world), keys: await showKeys(world) };
  return created(shown, `/__counterfoil/worlds/${world.name}`);
}

async function resetWorld({ world, values }: WorldCall): Promise<Result> {
  const { body } = values;
  if (body === undefined || Object.keys(asObject(body)).length === 0) {
    await world.reset();
    return ok(showWorld(world));
  }
  const wanted = asObject(body);
  const named = textAt(wanted, "tenant");
  const tenant = named === undefined ? undefined : await tenantOf(world, named);
  if (named === undefined || tenant)
    await resetRows(world, { tenant, of: textAt(wanted, "collection"), empty: wanted["empty"] === true });
  return ok(showWorld(world));
}

async function diffWorld({ controlled, world, values }: WorldCall): Promise<Result> {
  const against = textAt(values.query, "against");
  const snapshot = textAt(values.query, "snapshot");
  if (against !== undefined && snapshot !== undefined)
    return no(400, "against and snapshot must not stand together");
  const other = against === undefined ? undefined : controlled.worlds().get(against);
  if (against !== undefined && !other) return no(404, `There is no world "${against}"`);
  const kept = snapshot === undefined ? world.beginning : world.snapshots.get(snapshot);
  if (!kept) return no(404, `The world ${world.name} has no snapshot "${snapshot ?? ""}"`);
  const before = await (other?.store ?? kept.store).snapshot();
  const differences = diffWorlds(before, await world.store.snapshot(), controlled.service().keyOf);
  return ok({ same: differences.length === 0, differences });
}
