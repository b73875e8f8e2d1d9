import type { Operation } from "../../spec/index.ts";
import type { Draft, NewStep } from "./draft.ts";
import { requiredValues, sampleGap } from "./fill-request.ts";
import type { Place } from "./provision.ts";
import { gapsOf, namedBy } from "./reading.ts";
import type { Value } from "./value.ts";

/** The path of `operation` that leads to the row of a place, however the path of the place was spelt. */
export function pathTo(draft: Draft, operation: Operation, place: Place): Readonly<Record<string, Value>> {
  const of = operation.effect.kind === "none" ? "" : operation.effect.of;
  const gaps = gapsOf(operation.path.text).map((gap): readonly [string, Value] => {
    if (namedBy(operation, gap) === of && place.row !== undefined) return [gap, place.row.id];
    return [gap, place.row?.path[gap] ?? place.path[gap] ?? sampleGap(draft, operation, gap)];
  });
  return Object.fromEntries(gaps);
}

/** Adds a request of `operation` about the row of a place. Returns the name of the step. */
export function visit(
  draft: Draft,
  operation: Operation,
  place: Place,
  changes: Partial<NewStep> = {},
): string {
  const path = pathTo(draft, operation, place);
  const query = requiredValues(draft, operation, "query");
  const headers = requiredValues(draft, operation, "header");
  return draft.step({ name: "read", operation: operation.id, path, query, headers, ...changes });
}
