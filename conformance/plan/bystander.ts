import type { Operation } from "../../spec/index.ts";
import { useOf } from "./ask.ts";
import type { Draft } from "./draft.ts";
import { schemaOfGap, unknownId } from "./fill-request.ts";
import { placeOf, type Place } from "./provision.ts";
import { creatorOf, namedBy } from "./reading.ts";
import type { Value } from "./value.ts";

/**
 * A place for a request that must not get as far as the row. A removal is aimed at a row that the case made, or, where nothing makes
 * one, at an id that no row has: a wrong answer then costs nobody anything.
 */
export function placeThatSurvives(draft: Draft, operation: Operation): Place {
  const { effect } = operation;
  if (
    useOf(operation) !== "up" ||
    effect.kind === "none" ||
    creatorOf(draft.contract, effect.of) !== undefined
  ) {
    return placeOf(draft, operation, useOf(operation), "own");
  }
  const place = placeOf(draft, operation, "see", "own");
  const path = Object.entries(place.path).map(([gap, value]): readonly [string, Value] =>
    namedBy(operation, gap) === effect.of
      ? [gap, unknownId(draft, schemaOfGap(operation, gap))]
      : [gap, value],
  );
  return { path: Object.fromEntries(path), row: undefined };
}
