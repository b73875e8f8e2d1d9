import { shapeOf, type Condition, type Json, type Operation } from "../../spec/index.ts";
import { useOf } from "./ask.ts";
import { bornInState } from "./born-in-state.ts";
import type { Draft } from "./draft.ts";
import { requiredValues } from "./fill-request.ts";
import { placeOf, type Place } from "./provision.ts";
import { pathTo } from "./read-row.ts";
import {
  collectionOf,
  creatorOf,
  gapsOf,
  listerOf,
  namedBy,
  readerOf,
  rowEffectOf,
  shownBy,
} from "./reading.ts";
import { knownName } from "./row-names.ts";
import { siftRows } from "./sift-rows.ts";

/** A place whose row is in the state that the operation asks for, or why there is no way to get at one. */
export type StatePlace =
  | ({ readonly kind: "place" } & Place)
  | { readonly kind: "silent"; readonly reason: string };

/** Finds a row in the state in which the operation does what it is for. */
export function placeInState(draft: Draft, operation: Operation): StatePlace {
  const when = rowEffectOf(operation)?.when;
  if (when === undefined) return { kind: "place", ...placeOf(draft, operation, useOf(operation), "own") };
  const single = Object.keys(when.state).length === 1;
  const place =
    (single ? seekRow(draft, operation, when.state, true) : undefined) ??
    rowInState(draft, operation, when.state, true);
  if (place !== undefined) return { kind: "place", ...place };
  const names = Object.keys(when.state).join(" and ");
  return {
    kind: "silent",
    reason: `nothing shows or brings about for certain the ${names} that ${operation.id} asks for`,
  };
}

/**
 * Makes a row that meets a condition, or that does not, or finds one in a list. `undefined` where the document describes
 * neither.
 */
export function rowInState(
  draft: Draft,
  operation: Operation,
  condition: Condition,
  met: boolean,
): Place | undefined {
  const born = bornInState(draft, operation, condition, met);
  if (born?.kind === "row")
    return { path: pathTo(draft, operation, { path: {}, row: born.row }), row: born.row };
  // What the action leaves as it is serves the next case as well.
  const set = Object.keys(rowEffectOf(operation)?.set ?? {});
  const fresh = met && Object.keys(condition).some((name) => set.includes(name));
  return siftRows(draft, operation, { condition, met, fresh, made: born?.values ?? {} });
}

/**
 * Reads the rows that the user knows, one after another, until one satisfies the first property of a condition. `undefined` where
 * rows are made or listed instead, and so are in whatever state they are, or where no answer shows that property.
 */
export function seekRow(
  draft: Draft,
  operation: Operation,
  condition: Condition,
  fresh: boolean,
): Place | undefined {
  const collection = collectionOf(draft.contract, operation);
  const reader = collection && readerOf(draft.contract, collection.name);
  const gap = reader && gapsOf(reader.path.text).find((name) => namedBy(reader, name) === collection.name);
  const [property, among] = wantedBy(condition) ?? ["", []];
  if (
    collection === undefined ||
    reader === undefined ||
    gap === undefined ||
    !shownBy(reader)?.properties[property]
  )
    return undefined;
  if (creatorOf(draft.contract, collection.name) ?? listerOf(draft.contract, collection.name))
    return undefined;
  const known = knownName(gap, collection.name);
  const rows = rowEffectOf(reader)?.envelope.rows ?? "";
  const path = { ...pathTo(draft, reader, { path: {}, row: undefined }), [gap]: "" };
  const query = requiredValues(draft, reader, "query");
  const repeat = {
    kind: "seek",
    parameter: gap,
    known,
    tenant: "own",
    at: `${rows}/${property}`,
    among,
    fresh,
  } as const;
  const step = draft.step({ name: "seek", operation: reader.id, path, query, role: "prepare", repeat });
  const id = { $step: step, at: `${rows}/${collection.key}` };
  const row = { collection: collection.name, id, path: {}, sent: undefined, step, at: rows };
  return { path: pathTo(draft, operation, { path: {}, row }), row };
}

/** The first property that a condition is about, and the values that satisfy it. */
function wantedBy(condition: Condition): readonly [string, readonly Json[]] | undefined {
  const [entry] = Object.entries(condition);
  if (entry === undefined) return undefined;
  const [property, { schema }] = entry;
  const shape = shapeOf(schema);
  const among = shape.const === undefined ? shape.enum : [shape.const];
  return among === undefined ? undefined : [property, among];
}
