import type { Json } from "../../spec/index.ts";
import type { Entry } from "./base.ts";
import { compare } from "./compare.ts";
import { passes } from "./filters.ts";
import { matches } from "./matches.ts";
import { createSearch } from "./search.ts";
import type { Shelf } from "./shelf.ts";
import type { Page, PageRead, Position, RowOrder } from "./store.ts";

/** An entry with the value that it is sorted by, which is looked up once. */
interface Hit extends Position {
  readonly entry: Entry;
}

/** Takes a page off a shelf. Where nothing is sifted or sorted, only the rows of the page are touched. */
export function selectPage(shelf: Shelf, read: PageRead): Page {
  const { where, search, filters, order, after, offset, limit } = read;
  const property = order?.property;
  const sifts = search !== undefined || filters.length > 0 || Object.keys(where).length > 0;
  if (!sifts && !order) {
    const before = (after ? shelf.countUpTo(after.number) : 0) + offset;
    return pageFrom(
      shelf.slice(before, limit).map((entry) => hitOf(entry, property)),
      shelf.size,
      before,
    );
  }

  const finds = search ? createSearch(search) : () => true;
  const hits: Hit[] = [];
  shelf.each(where, (entry) => {
    const { row } = entry;
    if (matches(row, where) && passes(row, filters) && finds(row)) hits.push(hitOf(entry, property));
  });
  if (order && limit > 0) hits.sort((one, other) => follow(order, one, other));
  const before = (after ? countUpTo(hits, order, after) : 0) + offset;
  return pageFrom(hits.slice(before, before + limit), hits.length, before);
}

function hitOf(entry: Entry, property: string | undefined): Hit {
  return {
    entry,
    value: property === undefined ? null : (entry.row[property] ?? null),
    number: entry.number,
  };
}

function pageFrom(hits: readonly Hit[], total: number, before: number): Page {
  const last = hits.at(-1);
  return {
    rows: hits.map(({ entry }) => entry.row),
    total,
    before: Math.min(before, total),
    last: last && { value: last.value, number: last.number },
  };
}

function countUpTo(hits: readonly Hit[], order: RowOrder | undefined, after: Position): number {
  const next = hits.findIndex((hit) => follow(order, hit, after) > 0);
  return next < 0 ? hits.length : next;
}

/** How two positions follow each other. */
function follow(order: RowOrder | undefined, one: Position, other: Position): number {
  if (order?.property === undefined) return (one.number - other.number) * (order?.descending ? -1 : 1);
  return followValues(one.value, other.value, order.descending) || one.number - other.number;
}

function followValues(one: Json, other: Json, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const ascending = compare(one, other);
  return descending ? -ascending : ascending;
}
