import { isObject, type Json } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";

/** What will become of a property of a row. */
export interface Due {
  /** ISO 8601. */
  readonly at: string;
  /** The collection and the id of the row. */
  readonly of: string;
  readonly id: string;
  readonly property: string;
  /** Only where it still is that. */
  readonly from: Json;
  readonly to: Json;
}

/** What is due, the soonest first, as its row remembers it. */
export function dueIn(row: Row | undefined): readonly Due[] {
  const entries = row?.["entries"];
  if (!Array.isArray(entries)) return [];
  return entries.filter(isObject).map(({ at, of, id, property, from = null, to = null }) => ({
    at: String(at),
    of: String(of),
    id: String(id),
    property: String(property),
    from,
    to,
  }));
}

/** Puts one more in its place; it stands for whatever was due before of the same property. */
export function insert(entries: readonly Due[], due: Due): readonly Due[] {
  const others = entries.filter(
    ({ of, id, property }) => of !== due.of || id !== due.id || property !== due.property,
  );
  const place = others.findIndex(({ at }) => Date.parse(at) > Date.parse(due.at));
  return place < 0 ? [...others, due] : [...others.slice(0, place), due, ...others.slice(place)];
}
