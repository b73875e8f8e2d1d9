import { sentence, type Condition, type JsonObject, type When } from "../../../spec/index.ts";
import type { Refusal } from "../refusals/refusal.ts";

/** Whether the row satisfies every part; a property that is absent counts as `null`. */
export function holds(condition: Condition, row: JsonObject): boolean {
  return Object.entries(condition).every(([name, { judge }]) => judge(row[name] ?? null).length === 0);
}

/** The refusal for a row that is not in the state that an operation needs. */
export function refuseState(when: When, row: JsonObject): Refusal {
  const broken = Object.entries(when.state).flatMap(([name, { judge }]) =>
    judge(row[name] ?? null).map((violation) => ({
      sentence: sentence(violation, name),
      field: name,
      pointer: "",
    })),
  );
  return { status: when.else, reasons: broken, headers: {} };
}
