import {
  evaluateMembers,
  isObject,
  type Json,
  type JsonObject,
  type RowEffect,
} from "../../../spec/index.ts";
import { sameJson } from "../../state/matches.ts";
import type { Asking } from "../asking.ts";
import { changeRow } from "./change-row.ts";
import { bodyFor } from "./request-body.ts";
import type { Outcome, Turn } from "../turn.ts";

/**
 * Changes what was sent and nothing else: objects are merged member by member, lists that grow get what is new to them,
 * and null is a value like others.
 */
export function* merge(turn: Turn, effect: RowEffect): Asking<Outcome> {
  return yield* changeRow(turn, effect, (row, collection) => {
    const sent = Object.entries(bodyFor(turn, effect, collection)).map(([name, value]) => {
      const grows = collection.properties[name]?.appends === true && Array.isArray(value);
      return [name, grows ? append(row[name], value) : value] as const;
    });
    const merged = mergeInto(row, Object.fromEntries(sent));
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

/** The list with what is sent at its end, without what it has already. */
function append(before: Json | undefined, sent: readonly Json[]): Json {
  const list: Json[] = Array.isArray(before) ? [...before] : [];
  for (const value of sent) if (!list.some((each) => sameJson(each, value))) list.push(value);
  return list;
}

/** The key of a row stays, whatever was sent. */
function keep(row: JsonObject, key: string): JsonObject {
  const id = row[key];
  return id === undefined ? {} : { [key]: id };
}
