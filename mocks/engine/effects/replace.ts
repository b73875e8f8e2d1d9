import { evaluateMembers, type Collection, type Json, type RowEffect } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import type { Asking } from "../asking.ts";
import { createAt } from "./create.ts";
import { changeRow } from "./change-row.ts";
import { initial, occasionOf } from "./initial.ts";
import { bodyFor, namesTaken } from "./request-body.ts";
import type { Outcome, Turn } from "../turn.ts";

/**
 * Puts what was sent in the place of what was there; what no client sends stays. Where nothing was there, it makes the
 * row if the document has a 201 for that (RFC 9110, section 9.3.4).
 */
export function* replace(turn: Turn, effect: RowEffect): Asking<Outcome> {
  const successes = successesOf(turn);
  const make = (id: Json): Asking<Outcome> => createAt(turn, effect, id);
  const change = (row: Row, collection: Collection): Row => {
    const replaced = { ...remains(turn, row, collection), ...bodyFor(turn, effect, collection) };
    const key = row[collection.key];
    const set = evaluateMembers(effect.set, { ...turn.scope, row: replaced });
    return { ...replaced, ...set, ...(key === undefined ? {} : { [collection.key]: key }) };
  };
  const outcome = yield* changeRow(turn, effect, change, successes.includes(201) ? make : undefined);
  // 201 says that something was made.
  const other = successes[0] === 201 ? successes[1] : undefined;
  return outcome.kind === "done" && outcome.status === undefined && other !== undefined
    ? { ...outcome, status: other }
    : outcome;
}

function successesOf({ operation }: Turn): readonly number[] {
  return operation.replies
    .map(({ status }) => Number(status))
    .filter((status) => status >= 200 && status < 300);
}

/** The row without what the request could have named: that is as in a new row. */
function remains(turn: Turn, row: Row, collection: Collection): Row {
  const taken = namesTaken(turn, collection);
  const rest: Record<string, Json> = {};
  for (const [name, value] of Object.entries(row)) {
    const property = collection.properties[name];
    const own =
      property?.stamp !== undefined || property?.readOnly === true || property?.derived !== undefined;
    const stays = own || (taken !== undefined && !taken.has(name));
    const left = stays ? value : property && initial(occasionOf(turn), property, String(row[collection.key]));
    if (left !== undefined) rest[name] = left;
  }
  return rest;
}
