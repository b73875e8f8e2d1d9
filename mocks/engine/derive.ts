import { evaluateMembers, type Json, type Property } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { matches } from "../state/matches.ts";
import type { Read } from "../state/store.ts";
import type { Asking, ReadResult } from "./asking.ts";
import { rowId } from "./row-id.ts";
import type { Turn } from "./turn.ts";
import type { Wanted } from "./wanted.ts";
import { withinOf } from "./within.ts";

/**
 * The rows with what follows from other rows: lookups and counts. All reads of all rows go out in one batch, each
 * asked once however many rows need it.
 * @param wanted Which properties an answer shows; the others are not worked out.
 */
export function* derive(turn: Turn, rows: readonly Row[], wanted: readonly Wanted[]): Asking<readonly Row[]> {
  const places = new Map<string, number>();
  const reads: Read[] = [];
  const place = (read: Read): number => {
    const name = JSON.stringify(read);
    const known = places.get(name) ?? reads.push(read) - 1;
    places.set(name, known);
    return known;
  };
  const sought = rows.map((row) =>
    wanted.map(({ property, otherwise }) => {
      const read = readFor(turn, property, row);
      return { property, otherwise, place: read && place(read) };
    }),
  );
  const results = reads.length > 0 ? yield reads : [];
  return rows.map((row, index) => {
    const derived: Record<string, Json> = { ...row };
    for (const { property, otherwise, place } of sought[index] ?? []) {
      const found = place === undefined ? undefined : valueFrom(turn, property, results[place]);
      const value = found ?? row[property.name] ?? otherwise;
      if (value !== undefined) derived[property.name] = value;
    }
    return derived;
  });
}

function readFor(turn: Turn, { derived }: Property, row: Row): Read | undefined {
  if (derived?.kind === "lookup") {
    const id = rowId(row[derived.by]);
    return id === undefined ? undefined : { kind: "row", of: derived.of, id };
  }
  if (derived?.kind !== "count") return undefined;
  const { of } = derived;
  const where = { ...evaluateMembers(derived.where, { ...turn.scope, row }), ...withinOf(turn, of) };
  return { kind: "page", of, where, search: undefined, offset: 0, limit: 0 };
}

function valueFrom(turn: Turn, { derived }: Property, result: ReadResult | undefined): Json | undefined {
  if (!result || !derived) return undefined;
  if (derived.kind === "count") return "total" in result ? result.total : undefined;
  if (derived.kind !== "lookup" || !("version" in result) || !result.row) return undefined;
  const inView = matches(result.row, withinOf(turn, derived.of));
  return inView ? result.row[derived.property] : undefined;
}
