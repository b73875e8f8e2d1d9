import { evaluate, evaluateMembers, parsePointer, type Json, type Need } from "../../../spec/index.ts";
import { matches, sameJson } from "../../state/matches.ts";
import type { Read } from "../../state/store.ts";
import { asFound, type Asking, type ReadResult } from "../asking.ts";
import { fitValues } from "./fit-value.ts";
import { noSuchRow, oneOf, singular } from "./noun.ts";
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
  const refusals = asked.map(({ need, id }, index) =>
    refuseNeed(turn, need, id, results[reads.length + index]),
  );
  return {
    results: results.slice(0, reads.length),
    refusal: refusals.find((refusal) => refusal !== undefined),
  };
}

/** `undefined` where the row is there, in view, and has what it must have. */
function refuseNeed(turn: Turn, need: Need, id: string, result: ReadResult | undefined): Refusal | undefined {
  const { row } = asFound(result);
  const field = parsePointer(need.at).join(".");
  const at = field === "" ? undefined : { field, pointer: need.at };
  if (row === undefined || !matches(row, withinOf(turn, need.row))) {
    const missing = noSuchRow(need.row, id);
    if (!at) return refusal(need.else, missing);
    const sentence = `${field} must be the id of ${oneOf(need.row)}, but ${missing.replace("No", "no")}`;
    return refusal(need.else, sentence, at);
  }
  const { properties } = turn.service.collection(need.row);
  const where = fitValues(properties, evaluateMembers(need.where, turn.scope));
  const broken = Object.entries(where).find(([name, value]) => !sameJson(row[name] ?? null, value));
  if (!broken) return undefined;
  const [name, value] = broken;
  const shown = (json: Json | undefined): string => JSON.stringify(json ?? null);
  const must = `the id of ${oneOf(need.row)} whose ${name} is ${shown(value)}`;
  const but = `the ${name} of ${singular(need.row)} "${id}" is ${shown(row[name])}`;
  const sentence = at ? `${field} must be ${must}, but ${but}` : `It must be ${must}, but ${but}`;
  return refusal(need.else, sentence, at);
}
