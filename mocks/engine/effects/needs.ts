import { evaluate, parsePointer, type Need } from "../../../spec/index.ts";
import { matches } from "../../state/matches.ts";
import type { Read } from "../../state/store.ts";
import { asFound, type Asking, type ReadResult } from "../asking.ts";
import { noSuchRow, oneOf } from "./noun.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";
import type { Turn } from "../turn.ts";
import { withinOf } from "./within.ts";

/** What came of an effect's own reads, and the refusal where another row that it needs is not there. */
export interface ReadWithNeeds {
  readonly results: readonly ReadResult[];
  readonly refusal: Refusal | undefined;
}

/** Makes an effect's own reads and those of the rows that it needs, in one batch. */
export function* readWithNeeds(
  turn: Turn,
  needs: readonly Need[],
  reads: readonly Read[],
): Asking<ReadWithNeeds> {
  const asked = needs.flatMap((need) => {
    const id = rowId(evaluate(need.key, turn.scope));
    // What the request leaves open, it does not need; whether it may do so is for the schema to say.
    return id === undefined ? [] : [{ need, id }];
  });
  const results = yield [
    ...reads,
    ...asked.map(({ need, id }) => ({ kind: "row", of: need.row, id }) as const),
  ];
  const missing = asked.find(({ need }, index) => !isThere(turn, need, results[reads.length + index]));
  return {
    results: results.slice(0, reads.length),
    refusal: missing && refuseNeed(missing.need, missing.id),
  };
}

function isThere(turn: Turn, need: Need, result: ReadResult | undefined): boolean {
  const { row } = asFound(result);
  return row !== undefined && matches(row, withinOf(turn, need.row));
}

function refuseNeed(need: Need, id: string): Refusal {
  const field = parsePointer(need.at).join(".");
  if (field === "") return refusal(need.else, noSuchRow(need.row, id));
  const sentence = `${field} must be the id of ${oneOf(need.row)}, but ${noSuchRow(need.row, id).replace("No", "no")}`;
  return refusal(need.else, sentence, { field, pointer: need.at });
}
