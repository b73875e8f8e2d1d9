import type { Operation } from "../../spec/index.ts";
import type { Cleanup } from "./case.ts";
import type { Place } from "./provision.ts";
import type { Value } from "./value.ts";

/**
 * Puts the changed properties of a row back to what an earlier answer showed. A row that the case made is removed anyhow.
 * @param before the step whose answer shows the row, at the pointer `at`
 */
export function putBack(
  operation: Operation,
  place: Place,
  before: string,
  at: string,
  changed: readonly string[],
): Cleanup | undefined {
  if (place.row?.sent !== undefined || changed.length === 0) return undefined;
  const body = changed.map((name): readonly [string, Value] => [
    name,
    { $step: before, at: `${at}/${name}` },
  ]);
  return { operation: operation.id, path: place.path, body: Object.fromEntries(body) };
}
