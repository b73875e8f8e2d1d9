import type { Json, RowEffect } from "../../../spec/index.ts";
import { amidWrites } from "./amid-writes.ts";
import { asFound, type Asking } from "../asking.ts";
import { deriveNamed } from "./derive.ts";
import { findOrMake } from "./finds.ts";
import { readWithNeeds } from "./needs.ts";
import { newRow } from "./new-row.ts";
import { oneOf } from "./noun.ts";
import { refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";
import { showRow } from "./show-row.ts";
import type { Outcome, Turn } from "../turn.ts";
import { refuseTwin } from "./unique.ts";

/** Makes a row. */
export function* create(turn: Turn, effect: RowEffect): Asking<Outcome> {
  return yield* makeRow(turn, effect, effect.needs);
}

/** Makes a row under the id that the request has named, where the document says that this may be. */
export function* createAt(turn: Turn, effect: RowEffect, id: Json): Asking<Outcome> {
  const outcome = yield* makeRow(turn, effect, [], id);
  return outcome.kind === "done" ? { ...outcome, status: 201 } : outcome;
}

function* makeRow(turn: Turn, effect: RowEffect, needs: RowEffect["needs"], given?: Json): Asking<Outcome> {
  const { of } = effect;
  const collection = turn.service.collection(of);
  const found = yield* findOrMake(turn, effect.finds ?? []);
  const row = newRow(turn, effect, collection, given, found.kind === "found" ? found.values : {});
  const id = rowId(row[collection.key]) ?? "";

  const { results, refusal: needed } = yield* readWithNeeds(turn, needs, [{ kind: "row", of, id }]);
  if (needed) return { kind: "refused", refusal: needed };
  if (found.kind === "refused") return found;
  if (asFound(results[0]).row) {
    const sentence = `${collection.key} must be new, but ${oneOf(of)} with the ${collection.key} "${id}" exists already`;
    const at = { field: collection.key, pointer: `/${collection.key}` };
    return { kind: "refused", refusal: refusal(409, sentence, at) };
  }
  const twin = yield* refuseTwin(collection, row);
  if (twin) return { kind: "refused", refusal: twin };

  // Kept as it is now: lists are searched and filtered by what rows keep.
  const lookups = Object.values(collection.properties).filter(({ derived }) => derived?.kind === "lookup");
  const names = lookups.map(({ name }) => name);
  const kept = yield* amidWrites(found.writes, deriveNamed(turn, of, row, names));
  const body = yield* amidWrites(found.writes, showRow(turn, effect, kept));
  return {
    kind: "done",
    body,
    id,
    writes: [...found.writes, { kind: "put", of, id, row: kept, version: 0 }],
  };
}
