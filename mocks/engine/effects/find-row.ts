import { evaluate, evaluateMembers, type Json, type RowEffect } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { matches } from "../../state/matches.ts";
import { pageOf } from "../../state/page-of.ts";
import { asFound, asPage, type Asking } from "../asking.ts";
import { holds, refuseState } from "./conditions.ts";
import { deriveNamed } from "./derive.ts";
import { fitValue, fitValues } from "./fit-value.ts";
import { readWithNeeds } from "./needs.ts";
import { noSuchRow, singular } from "./noun.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";
import type { Turn } from "../turn.ts";
import { withinOf } from "./within.ts";

/** The row that an operation is about. */
export type Sighting =
  | {
      readonly kind: "refused";
      readonly refusal: Refusal;
      /** The id, where nothing is wrong but that no row has it. */
      readonly vacant?: Json | undefined;
    }
  | {
      readonly kind: "found";
      readonly id: string;
      readonly row: Row;
      readonly version: number;
      /** The status of the answer that changes nothing, where the row's state calls for it. */
      readonly idle: number | undefined;
    };

/**
 * Finds the row that the request names: 404 where it is not there or not in view, then what the other rows that are
 * needed say, then what the row's state says.
 */
export function* findRow(turn: Turn, effect: RowEffect): Asking<Sighting> {
  const { of, when } = effect;
  const { key, properties } = turn.service.collection(of);
  const where = {
    ...fitValues(properties, evaluateMembers(effect.where, turn.scope)),
    ...withinOf(turn, of),
  };
  const id = yield* nameOf(turn, effect, where);
  if (id === undefined) return refused(refusal(404, `There is no ${singular(of)}`));

  const { results, refusal: needed } = yield* readWithNeeds(turn, effect.needs, [{ kind: "row", of, id }]);
  const { row, version } = asFound(results[0]);
  if (row === undefined || !matches(row, where)) {
    const isFree = row === undefined && !needed && effect.key !== undefined;
    const sent = isFree ? evaluate(effect.key, turn.scope) : undefined;
    const vacant = sent === undefined ? undefined : fitValue(properties[key], sent);
    return { kind: "refused", refusal: refusal(404, noSuchRow(of, id)), vacant };
  }
  if (needed) return refused(needed);
  const seen = when ? yield* deriveNamed(turn, of, row, Object.keys(when.state)) : row;
  const ready = when === undefined || holds(when.state, seen);
  if (!ready && when.else >= 400) return refused(refuseState(when, seen));
  return { kind: "found", id, row, version, idle: ready ? undefined : when.else };
}

/** The id that the request names; without a key the operation is about the only row in view. */
function* nameOf(
  turn: Turn,
  effect: RowEffect,
  where: Readonly<Record<string, Json>>,
): Asking<string | undefined> {
  if (effect.key) return rowId(evaluate(effect.key, turn.scope));
  const { of } = effect;
  const [result] = yield [pageOf({ of, where, limit: 1 })];
  return rowId(asPage(result).rows[0]?.[turn.service.keyOf(of)]);
}

function refused(refusal: Refusal): Sighting {
  return { kind: "refused", refusal };
}
