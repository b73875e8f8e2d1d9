import { isObject, type Json } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";

/** Whether the row has all of these values; a property that is absent counts as `null`. */
export function matches(row: Row, where: Readonly<Record<string, Json>>): boolean {
  for (const name in where) {
    if (!sameJson(row[name] ?? null, where[name] ?? null)) return false;
  }
  return true;
}

/** Whether two values are the same, whatever the order of members. */
export function sameJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index] ?? null));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(one[name] ?? null, other[name] ?? null))
  );
}
