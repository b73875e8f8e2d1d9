import { evaluateMembers, isObject, type Json, type JsonObject, type RowEffect } from "../../spec/index.ts";
import type { Asking } from "./asking.ts";
import { changeRow } from "./change-row.ts";
import { bodyFor } from "./request-body.ts";
import type { Outcome, Turn } from "./turn.ts";

/** Changes what was sent and nothing else: objects are merged member by member, and null is a value like others. */
export function* merge(turn: Turn, effect: RowEffect): Asking<Outcome> {
  return yield* changeRow(turn, effect, (row, collection) => {
    const merged = mergeInto(row, bodyFor(turn, effect, collection));
    const set = evaluateMembers(effect.set, { ...turn.scope, row: merged });
    return { ...merged, ...set, ...keep(row, collection.key) };
  });
}

function mergeInto(row: JsonObject, patch: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...row };
  for (const [name, value] of Object.entries(patch)) {
    const before = merged[name];
    merged[name] = isObject(value) && isObject(before) ? mergeInto(before, value) : value;
  }
  return merged;
}

/** The key of a row stays, whatever was sent. */
function keep(row: JsonObject, key: string): JsonObject {
  const id = row[key];
  return id === undefined ? {} : { [key]: id };
}
