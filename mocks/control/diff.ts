import type { Json, JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { isReserved } from "../engine/guards/reserved.ts";
import { sameJson } from "../state/matches.ts";
import type { StoreSnapshot } from "../state/store.ts";

/** What is different between two states of a world, by tenant and collection; what is the same is left out. */
export function diffWorlds(
  before: StoreSnapshot,
  after: StoreSnapshot,
  keyOf: (collection: string) => string,
): readonly JsonObject[] {
  const tenants = new Map([...before.tenants, ...after.tenants].map(({ id, name }) => [id, name]));
  return [...tenants].flatMap(([id, tenant]) => {
    const old = rowsOf(before, id);
    const now = rowsOf(after, id);
    const collections = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...collections]
      .filter((collection) => !isReserved(collection))
      .flatMap((collection) => {
        const found = diffRows(old[collection] ?? [], now[collection] ?? [], keyOf(collection));
        return found ? [{ tenant, collection, ...found }] : [];
      });
  });
}

function rowsOf({ tenants }: StoreSnapshot, id: string): Readonly<Record<string, readonly Row[]>> {
  return tenants.find((tenant) => tenant.id === id)?.rows ?? {};
}

function diffRows(before: readonly Row[], after: readonly Row[], key: string): JsonObject | undefined {
  const old = new Map(before.map((row) => [String(row[key]), row]));
  const now = new Map(after.map((row) => [String(row[key]), row]));
  const added = after.filter((row) => !old.has(String(row[key])));
  const removed = before.filter((row) => !now.has(String(row[key])));
  const changed = [...now].flatMap(([id, row]) => {
    const was = old.get(id);
    // Rows that nobody has touched are the same object.
    if (!was || was === row) return [];
    const members = diffMembers(was, row);
    return Object.keys(members).length === 0 ? [] : [{ id, members }];
  });
  return added.length + removed.length + changed.length === 0 ? undefined : { added, changed, removed };
}

function diffMembers(was: Row, is: Row): JsonObject {
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  const members: Record<string, Json> = {};
  for (const name of names) {
    const [old, now] = [was[name], is[name]];
    if (old !== undefined && now !== undefined && sameJson(old, now)) continue;
    members[name] = { ...(old === undefined ? {} : { was: old }), ...(now === undefined ? {} : { is: now }) };
  }
  return members;
}
