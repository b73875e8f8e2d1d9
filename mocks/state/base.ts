import type { Json } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";

/** One row on a shelf. It never changes: a write puts another in its place. */
export interface Entry {
  readonly id: string;
  readonly row: Row;
  readonly version: number;
  /** In the lasting order. */
  readonly number: number;
}

/** Rows as they once were; shelves share it, and none changes it. */
export interface Base {
  readonly order: readonly Entry[];
  /** The place in `order`, by id. */
  readonly places: ReadonlyMap<string, number>;
  /**
   * The places, in order, of all rows that have one of the values, and so of all that have every one; `undefined` where
   * looking through all rows is as quick.
   */
  readonly placesWith: (where: Readonly<Record<string, Json>>) => readonly number[] | undefined;
}

/** Below so many rows nothing is gained by an index. */
const few = 200;

export function layBase(order: readonly Entry[]): Base {
  const indexes = new Map<string, ReadonlyMap<Json, readonly number[]>>();

  function indexOf(property: string): ReadonlyMap<Json, readonly number[]> {
    const known = indexes.get(property);
    if (known) return known;
    const index = new Map<Json, number[]>();
    for (const [place, { row }] of order.entries()) {
      const value = row[property] ?? null;
      const places = index.get(value);
      if (places) places.push(place);
      else index.set(value, [place]);
    }
    indexes.set(property, index);
    return index;
  }

  return {
    order,
    places: new Map(order.map(({ id }, place) => [id, place])),
    placesWith: (where) => {
      if (order.length < few) return undefined;
      // Lists and objects are the same by what they hold, which an index does not see.
      const [name] = Object.keys(where).filter((each) => typeof where[each] !== "object");
      return name === undefined ? undefined : (indexOf(name).get(where[name] ?? null) ?? []);
    },
  };
}
