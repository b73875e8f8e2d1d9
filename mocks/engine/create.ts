import type { RowEffect } from "../../spec/index.ts";
import { asFound, type Asking } from "./asking.ts";
import { readWithNeeds } from "./needs.ts";
import { newRow } from "./new-row.ts";
import { oneOf } from "./noun.ts";
import { refusal } from "./refusal.ts";
import { rowId } from "./row-id.ts";
import { showRow } from "./show-row.ts";
import type { Outcome, Turn } from "./turn.ts";
import { refuseTwin } from "./unique.ts";

/** Makes a row. */
export function* create(turn: Turn, effect: RowEffect): Asking<Outcome> {
  const collection = turn.service.collection(effect.of);
  const { of } = effect;
  const row = newRow(turn, effect, collection);
  const id = rowId(row[collection.key]) ?? "";

  const { results, refusal: needed } = yield* readWithNeeds(turn, effect.needs, [{ kind: "row", of, id }]);
  if (needed) return { kind: "refused", refusal: needed };
  if (asFound(results[0]).row) {
    const sentence = `${collection.key} must be new, but ${oneOf(of)} with the ${collection.key} "${id}" exists already`;
    return {
      kind: "refused",
      refusal: refusal(409, sentence, { field: collection.key, pointer: `/${collection.key}` }),
    };
  }
  const twin = yield* refuseTwin(collection, row);
  if (twin) return { kind: "refused", refusal: twin };

  const body = yield* showRow(turn, effect, row);
  return { kind: "done", body, id, writes: [{ kind: "put", of, id, row, version: 0 }] };
}
