import type { Json } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { layBase, type Base, type Entry } from "./base.ts";
import { firstAbove } from "./first-above.ts";

/**
 * The rows of one collection of one tenant, in their lasting order: a base that never changes, and what has happened
 * since. Shelves may share a base, so that a copy costs only as much as has happened.
 */
export interface Shelf {
  readonly size: number;
  find(id: string): Entry | undefined;
  put(id: string, row: Row, version: number): void;
  remove(id: string): void;
  /** The entries from so many rows on, at most `limit`, at no cost for those before. */
  slice(offset: number, limit: number): readonly Entry[];
  /** How many entries have that number or a lower one. */
  countUpTo(number: number): number;
  /** Visits in their order all entries that may have those values: every one that has them, and others. */
  each(where: Readonly<Record<string, Json>>, visit: (entry: Entry) => void): void;
  /** A shelf with the same rows that goes its own way. */
  copy(): Shelf;
}

/** What has happened since the base was laid. */
interface Delta {
  /** Entries that stand in the place of those of the base, by place. */
  readonly replaced: Map<number, Entry>;
  /** Places of the base whose rows are gone, in order. */
  readonly removed: number[];
  /** Entries at the end, in order. */
  readonly added: Entry[];
  readonly addedById: Map<string, Entry>;
}

/** Lays out rows on a shelf of their own. */
export function createShelf(
  rows: readonly { readonly id: string; readonly row: Row }[],
  version: number,
): Shelf {
  return shelfOn(
    layBase(rows.map((each, number) => ({ ...each, version, number }))),
    untouched(),
    rows.length,
  );
}

function shelfOn(firstBase: Base, firstDelta: Delta, firstNumber: number): Shelf {
  let base = firstBase;
  let delta = firstDelta;
  let nextNumber = firstNumber;

  const isRemoved = (place: number): boolean =>
    delta.removed[firstAbove(delta.removed, place, itself) - 1] === place;
  const placeOf = (id: string): number | undefined => {
    const place = base.places.get(id);
    return place === undefined || isRemoved(place) ? undefined : place;
  };
  const at = (place: number): Entry | undefined => delta.replaced.get(place) ?? base.order[place];

  function foldWhenLarge(): void {
    const { replaced, removed, added } = delta;
    if (replaced.size + removed.length + added.length <= 1000 + base.order.length / 16) return;
    const order: Entry[] = [];
    each({}, (entry) => order.push(entry));
    base = layBase(order);
    delta = untouched();
  }

  function each(where: Readonly<Record<string, Json>>, visit: (entry: Entry) => void): void {
    const { replaced, removed, added } = delta;
    let gone = 0;
    const visitPlace = (place: number): void => {
      while ((removed[gone] ?? Infinity) < place) gone += 1;
      const entry = removed[gone] === place ? undefined : at(place);
      if (entry) visit(entry);
    };
    const likely = base.placesWith(where);
    if (!likely) for (let place = 0; place < base.order.length; place += 1) visitPlace(place);
    else for (const place of inOrder(likely, replaced)) visitPlace(place);
    added.forEach(visit);
  }

  return {
    get size() {
      return base.order.length - delta.removed.length + delta.added.length;
    },
    find: (id) => {
      const added = delta.addedById.get(id);
      if (added) return added;
      const place = placeOf(id);
      return place === undefined ? undefined : at(place);
    },
    put: (id, row, version) => {
      const { added, addedById, replaced } = delta;
      const own = addedById.get(id);
      const place = own ? undefined : placeOf(id);
      const before = own ?? (place === undefined ? undefined : at(place));
      const entry = { id, row, version, number: before?.number ?? nextNumber++ };
      if (place !== undefined) replaced.set(place, entry);
      else {
        addedById.set(id, entry);
        added[own ? firstAbove(added, own.number, numberOf) - 1 : added.length] = entry;
      }
      foldWhenLarge();
    },
    remove: (id) => {
      const { added, addedById, replaced, removed } = delta;
      const own = addedById.get(id);
      if (own) {
        addedById.delete(id);
        added.splice(firstAbove(added, own.number, numberOf) - 1, 1);
        return;
      }
      const place = placeOf(id);
      if (place === undefined) return;
      replaced.delete(place);
      removed.splice(firstAbove(removed, place, itself), 0, place);
      foldWhenLarge();
    },
    slice: (offset, limit) => {
      const { removed, added } = delta;
      const inBase = base.order.length - removed.length;
      const found: Entry[] = [];
      // The i-th gap shifts whatever stands beyond it by one.
      let gap = firstAbove(removed, offset, (place, index) => place - index);
      for (let place = offset + gap; place < base.order.length && found.length < limit; place += 1) {
        const entry = removed[gap] === place ? undefined : at(place);
        if (entry) found.push(entry);
        else gap += 1;
      }
      const from = Math.max(0, offset - inBase);
      return found.length < limit ? [...found, ...added.slice(from, from + limit - found.length)] : found;
    },
    countUpTo: (number) => {
      const place = firstAbove(base.order, number, numberOf);
      const gone = firstAbove(delta.removed, place - 1, itself);
      return place - gone + firstAbove(delta.added, number, numberOf);
    },
    each,
    copy: () => shelfOn(base, copyOf(delta), nextNumber),
  };
}

function untouched(): Delta {
  return { replaced: new Map(), removed: [], added: [], addedById: new Map() };
}

function copyOf({ replaced, removed, added, addedById }: Delta): Delta {
  return {
    replaced: new Map(replaced),
    removed: [...removed],
    added: [...added],
    addedById: new Map(addedById),
  };
}

function itself(place: number): number {
  return place;
}

function numberOf({ number }: Entry): number {
  return number;
}

/** The places that the base knows of, and those whose rows are others by now. */
function inOrder(likely: readonly number[], replaced: ReadonlyMap<number, Entry>): readonly number[] {
  if (replaced.size === 0) return likely;
  return [...new Set([...likely, ...replaced.keys()])].sort((one, other) => one - other);
}
