import { asObject } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import { likeValue } from "../server/fork-keys.ts";
import {
  created,
  no,
  nothing,
  ok,
  type Handler,
  type Resource,
  type Result,
  type WorldCall,
} from "./handler.ts";
import { showKey, showKeys } from "./show-key.ts";
import { tenantOf } from "./tenants.ts";
import { textAt, textsAt } from "./values.ts";

/** Keys: what opens a world. */
export const keys: Resource = {
  world: {
    listKeys: async ({ world }) => ok({ keys: await showKeys(world) }),
    issueKey,
    getKey: withKey(async (key, { world }) => ok(await showKey(key, world))),
    deleteKey: withKey(async (key, { world }) => {
      await world.store.removeKey(key.value);
      return nothing;
    }),
    revokeKey: withKey((key, call) => change(call, { ...key, revoked: true })),
    expireKey: withKey((key, call) => change(call, { ...key, expiresAt: call.world.sources.now() })),
  },
};

async function issueKey({ controlled, world, values }: WorldCall): Promise<Result> {
  const body = asObject(values.body);
  const named = textAt(body, "tenant") ?? "";
  const tenant = await tenantOf(world, named);
  if (!tenant) return no(400, `tenant must be one of the world, but is "${named}"`, "/tenant");
  const { owner } = controlled.worlds();
  const isTaken = (value: string): boolean => owner(value) !== undefined;
  const asked = textAt(body, "value");
  if (asked !== undefined && isTaken(asked))
    return no(409, "value must be new, but a key has it already", "/value");
  const name = textAt(body, "name") ?? "issued";
  // A value like those of the other keys is what a client is most likely to take.
  const model = (await world.store.keys())[0]?.value ?? "key_aaaaaaaaaaaaaaaaaaaaaaaa";
  const key: Key = {
    name,
    tenant: tenant.id,
    value: asked ?? likeValue(model, `${controlled.seed}/${world.name}/issued/${name}`, isTaken),
    scopes: textsAt(body, "scopes") ?? controlled.service().contract.scopes,
    expiresAt: textAt(body, "expiresAt"),
    revoked: false,
    within: asObject(body["within"]),
  };
  await world.store.putKey(key);
  return created(await showKey(key, world));
}

async function change({ world }: WorldCall, key: Key): Promise<Result> {
  await world.store.putKey(key);
  return ok(await showKey(key, world));
}

/** Finds the key that a path names: by its value, else by its name, with or without that of its tenant. */
function withKey(work: (key: Key, call: WorldCall) => Result | Promise<Result>): Handler<WorldCall> {
  return async (call) => {
    const { world, values } = call;
    const wanted = textAt(values.path, "value") ?? "";
    const known = await world.store.key(wanted);
    if (known) return work(known, call);
    const tenantNames = new Map((await world.store.tenants()).map(({ id, name }) => [id, name]));
    const named = (await world.store.keys()).filter(({ name, tenant }) =>
      [name, `${tenant}:${name}`, `${tenantNames.get(tenant) ?? tenant}:${name}`].includes(wanted),
    );
    const [only] = named;
    if (!only) return no(404, `The world ${world.name} has no key "${wanted}"`);
    if (named.length === 1) return work(only, call);
    return no(
      409,
      `The world ${world.name} has ${named.length} keys called "${wanted}"; put the tenant before it, as in tenant:${wanted}`,
    );
  };
}
