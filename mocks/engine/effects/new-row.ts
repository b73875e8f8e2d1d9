import {
  evaluateMembers,
  settleRow,
  type Collection,
  type Json,
  type JsonObject,
  type RowEffect,
} from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { fitValues } from "./fit-value.ts";
import { begin, occasionOf } from "./initial.ts";
import { bodyFor } from "./request-body.ts";
import { rowId } from "./row-id.ts";
import type { Turn } from "../turn.ts";
import { withinOf } from "./within.ts";

/**
 * The row that a request makes: id first, what was sent, what the path and the key fix, and the rest as it begins.
 * @param named The id that the request has named in its path
 * @param found What the row gets of others that it goes with; weaker than what the request says
 */
export function newRow(
  turn: Turn,
  effect: RowEffect,
  collection: Collection,
  named?: Json,
  found: JsonObject = {},
): Row {
  const given = {
    ...withinOf(turn, effect.of),
    ...found,
    ...bodyFor(turn, effect, collection),
    ...fitValues(collection.properties, evaluateMembers(effect.where, turn.scope)),
  };
  // Settled before as well, since `set` may look at what follows from the rest.
  const settled = beginRow(turn, collection, given, named);
  const set = evaluateMembers(effect.set, { ...turn.scope, row: settled });
  return settleRow(collection, { ...settled, ...set }, turn.tenant);
}

/** A new row that has what is given, and the rest as it begins. */
export function beginRow(turn: Turn, collection: Collection, given: JsonObject, named?: Json): Row {
  const id = named ?? given[collection.key] ?? turn.sources.newId(collection);
  const identified = { [collection.key]: id, ...given, [collection.key]: id };
  const row = begin(collection, identified, String(rowId(id)), occasionOf(turn));
  return settleRow(collection, row, turn.tenant);
}
