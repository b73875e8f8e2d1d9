import type { JsonObject } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import { stateOf } from "../server/credentials.ts";
import type { LiveWorld } from "../server/live-world.ts";

/** The keys of a world as the control API shows them. */
export async function showKeys(world: LiveWorld): Promise<readonly JsonObject[]> {
  const names = new Map((await world.store.tenants()).map(({ id, name }) => [id, name]));
  return (await world.store.keys()).map((key) => show(key, world, names));
}

export async function showKey(key: Key, world: LiveWorld): Promise<JsonObject> {
  const names = new Map((await world.store.tenants()).map(({ id, name }) => [id, name]));
  return show(key, world, names);
}

function show(key: Key, world: LiveWorld, names: ReadonlyMap<string, string>): JsonObject {
  const { name, value, tenant, scopes, within } = key;
  const expiresAt = key.expiresAt ?? null;
  const state = stateOf(key, world.sources.now());
  return {
    name,
    value,
    world: world.name,
    tenant: names.get(tenant) ?? tenant,
    scopes,
    state,
    expiresAt,
    within,
  };
}
