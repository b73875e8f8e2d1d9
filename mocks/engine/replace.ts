import { evaluateMembers, type Collection, type Json, type RowEffect } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import type { Asking } from "./asking.ts";
import { changeRow } from "./change-row.ts";
import { initial } from "./initial.ts";
import { bodyFor, namesTaken } from "./request-body.ts";
import type { Outcome, Turn } from "./turn.ts";

/** Puts what was sent in the place of what was there; what no client sends stays. */
export function* replace(turn: Turn, effect: RowEffect): Asking<Outcome> {
  return yield* changeRow(turn, effect, (row, collection) => {
    const replaced = { ...remains(turn, row, collection), ...bodyFor(turn, effect, collection) };
    const key = row[collection.key];
    const set = evaluateMembers(effect.set, { ...turn.scope, row: replaced });
    return { ...replaced, ...set, ...(key === undefined ? {} : { [collection.key]: key }) };
  });
}

/** The row without what the request could have named: that is as in a new row. */
function remains(turn: Turn, row: Row, collection: Collection): Row {
  const taken = namesTaken(turn);
  const rest: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    const property = collection.properties[name];
    const own =
      property?.stamp !== undefined || property?.readOnly === true || property?.derived !== undefined;
    const stays = own || (taken !== undefined && !taken.has(name));
    const left = stays ? value : property && initial(turn, property, String(row[collection.key]));
    if (left !== undefined) rest[name] = left;
  }
  return rest;
}
