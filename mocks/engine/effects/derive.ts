import { evaluateMembers, type Derived, type Json } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { matches } from "../../state/matches.ts";
import { pageOf } from "../../state/page-of.ts";
import type { Read } from "../../state/store.ts";
import { asPage, type Asking, type ReadResult } from "../asking.ts";
import { fitValues } from "./fit-value.ts";
import { rowId } from "./row-id.ts";
import type { View } from "../turn.ts";
import { wantedNamed, type Wanted } from "./wanted.ts";
import { withinOf } from "./within.ts";

/**
 * The rows with what follows from other rows. All reads of all rows go out in one batch, each asked once however many
 * rows need it; what the rows of derived lists show follows in a batch of its own.
 * @param wanted Which properties an answer shows; the others are not worked out.
 */
export function* derive(turn: View, rows: readonly Row[], wanted: readonly Wanted[]): Asking<readonly Row[]> {
  const batch = createBatch();
  const sought = rows.map((row) =>
    wanted.map((each) => ({ each, place: batch.place(readFor(turn, each, row)) })),
  );
  const results = batch.reads.length > 0 ? yield batch.reads : [];
  const lists = yield* nestedRows(turn, sought.flat(), results);
  return rows.map((row, index) => {
    const derived: Record<string, Json> = { ...row };
    for (const { each, place } of sought[index] ?? []) {
      const list = place === undefined ? undefined : lists.get(place);
      const result = place === undefined ? undefined : results[place];
      const value = list ?? valueFrom(turn, each, result, row);
      if (value === undefined) delete derived[each.property.name];
      else derived[each.property.name] = value;
    }
    return derived;
  });
}

/** The row with those of the named properties that follow from other rows; for conditions and expressions. */
export function* deriveNamed(turn: View, of: string, row: Row, names: Iterable<string>): Asking<Row> {
  const { collection } = turn.service;
  const [derived = row] = yield* derive(turn, [row], wantedNamed(collection(of), names, collection));
  return derived;
}

interface Sought {
  readonly each: Wanted;
  readonly place: number | undefined;
}

interface Batch {
  readonly reads: readonly Read[];
  /** Where the answer to a read will stand. */
  readonly place: (read: Read | undefined) => number | undefined;
}

function createBatch(): Batch {
  const places = new Map<string, number>();
  const reads: Read[] = [];
  return {
    reads,
    place: (read) => {
      if (!read) return undefined;
      const name = JSON.stringify(read);
      const known = places.get(name) ?? reads.push(read) - 1;
      places.set(name, known);
      return known;
    },
  };
}

/** `undefined` where an expression leads nowhere: then there are no such rows. */
function readFor(turn: View, { property }: Wanted, row: Row): Read | undefined {
  const { derived } = property;
  if (!derived || derived.kind === "join" || derived.kind === "value") return undefined;
  const { of } = derived;
  if (derived.kind === "lookup") {
    const id = rowId(row[derived.by]);
    return id === undefined ? undefined : { kind: "row", of, id };
  }
  const asked = evaluateMembers(derived.where, { ...turn.scope, row });
  if (Object.keys(asked).length < Object.keys(derived.where).length) return undefined;
  const where = { ...fitValues(turn.service.collection(of).properties, asked), ...withinOf(turn, of) };
  return pageOf({ of, where, ...shares[derived.kind] });
}

/** How much of the rows each kind needs: their number, all, or the one that came last. */
const shares = {
  count: { limit: 0 },
  list: {},
  latest: { order: { property: undefined, descending: true }, limit: 1 },
} as const;

function valueFrom(
  turn: View,
  { property, otherwise }: Wanted,
  result: ReadResult | undefined,
  row: Row,
): Json | undefined {
  const { name, derived } = property;
  const own = row[name] ?? otherwise;
  switch (derived?.kind) {
    case "count":
      return result ? asPage(result).total : 0;
    case "list":
      return result ? asPage(result).rows : [];
    case "latest": {
      const [newest] = result ? asPage(result).rows : [];
      return newest?.[derived.property] ?? own;
    }
    case "lookup":
      // What was stored while the row was there says nothing now that it is gone.
      return result ? (lookUp(turn, derived, result) ?? (otherwise === null ? null : own)) : own;
    default:
      return own;
  }
}

function lookUp(
  turn: View,
  { of, property }: Extract<Derived, { kind: "lookup" }>,
  result: ReadResult,
): Json | undefined {
  const row = "version" in result ? result.row : undefined;
  return row && matches(row, withinOf(turn, of)) ? row[property] : undefined;
}

/** The rows of derived lists with what follows from yet other rows, by the place of the read: in one batch each. */
function* nestedRows(
  turn: View,
  sought: readonly Sought[],
  results: readonly ReadResult[],
): Asking<ReadonlyMap<number, readonly Row[]>> {
  const lists = new Map<number, readonly Row[]>();
  for (const each of new Set(sought.map(({ each }) => each))) {
    if (each.nested.length === 0) continue;
    const places = [...new Set(sought.filter((one) => one.each === each).map(({ place }) => place))].filter(
      (place) => place !== undefined,
    );
    const pages = places.map((place) => asPage(results[place]).rows);
    const rows = yield* derive(turn, pages.flat(), each.nested);
    let from = 0;
    for (const [index, place] of places.entries()) {
      const size = pages[index]?.length ?? 0;
      lists.set(place, rows.slice(from, (from += size)));
    }
  }
  return lists;
}
