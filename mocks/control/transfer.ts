import { asObject, type Json, type JsonObject } from "../../spec/index.ts";
import type { Key, Tenant } from "../../fixtures/index.ts";
import { isReserved } from "../engine/guards/reserved.ts";
import { no, ok, type Resource, type Result, type WorldCall } from "./handler.ts";
import { showWorld } from "./show-world.ts";
import { objectsAt, textAt, textsAt } from "./values.ts";

/** Whole worlds as plain JSON. */
export const transfer: Resource = { world: { exportWorld, importWorld } };

async function exportWorld({ world }: WorldCall): Promise<Result> {
  const { tenants, keys } = await world.store.snapshot();
  const shown = tenants.map(({ id, name, rows }) => {
    const own = keys.filter(({ tenant }) => tenant === id);
    return { id, name, rows: withoutReserved(rows), keys: own.map(exportKey) };
  });
  return ok({ world: world.name, now: world.clock.now().toISOString(), tenants: shown });
}

async function importWorld({ controlled, world, values }: WorldCall): Promise<Result> {
  const body = asObject(values.body);
  const sent = objectsAt(body, "tenants");
  const given = sent.flatMap((tenant) => objectsAt(tenant, "keys").map((key) => importKey(key, tenant)));
  const taken = given.find(({ value }) => {
    const owner = controlled.worlds().owner(value);
    return owner !== undefined && owner !== world.name;
  });
  if (taken) return no(409, `The key "${taken.name}" opens another world already; leave the keys out`);
  const keep = new Set(sent.map((tenant) => textAt(tenant, "id")));
  const keys = given.length > 0 ? given : (await world.store.keys()).filter(({ tenant }) => keep.has(tenant));
  const tenants = sent.map((tenant) => importTenant(tenant, controlled.service().keyOf));
  await world.replace({ name: world.name, tenants, keys });
  const now = textAt(body, "now");
  if (now !== undefined) world.clock.set(new Date(now));
  return ok(showWorld(world));
}

function withoutReserved(rows: Tenant["rows"]): Tenant["rows"] {
  return Object.fromEntries(Object.entries(rows).filter(([of]) => !isReserved(of)));
}

function importTenant(tenant: JsonObject, keyOf: (collection: string) => string): Tenant {
  const id = textAt(tenant, "id") ?? "";
  const rows = Object.keys(asObject(tenant["rows"])).map((of) => {
    const key = keyOf(of);
    const own = objectsAt(asObject(tenant["rows"]), of).map((row, index): JsonObject =>
      names(row[key]) ? row : { ...row, [key]: `imported-${index + 1}` },
    );
    // Of two rows of one name the later one counts, as with one put after the other.
    return [of, [...new Map(own.map((row) => [String(row[key]), row])).values()]] as const;
  });
  return { id, name: textAt(tenant, "name") ?? id, rows: withoutReserved(Object.fromEntries(rows)) };
}

function names(id: Json | undefined): boolean {
  return typeof id === "string" || typeof id === "number";
}

function exportKey({ name, value, scopes, expiresAt, revoked, within }: Key): JsonObject {
  return { name, value, scopes, expiresAt: expiresAt ?? null, revoked, within };
}

function importKey(key: JsonObject, tenant: JsonObject): Key {
  return {
    name: textAt(key, "name") ?? "",
    value: textAt(key, "value") ?? "",
    tenant: textAt(tenant, "id") ?? "",
    scopes: textsAt(key, "scopes") ?? [],
    expiresAt: textAt(key, "expiresAt"),
    revoked: key["revoked"] === true,
    within: asObject(key["within"]),
  };
}
