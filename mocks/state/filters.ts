import { sameJson } from "./matches.ts";
import { isWithin } from "./compare.ts";
import type { Row } from "../../fixtures/index.ts";
import type { RowFilter } from "./store.ts";

/** Whether the row passes every filter. */
export function passes(row: Row, filters: readonly RowFilter[]): boolean {
  for (const filter of filters) if (!passesOne(row, filter)) return false;
  return true;
}

function passesOne(row: Row, { property, test, values }: RowFilter): boolean {
  const value = row[property] ?? null;
  switch (test) {
    case "equals":
      return values.some((wanted) => sameJson(value, wanted));
    case "includes":
      return Array.isArray(value) && values.some((wanted) => value.some((item) => sameJson(item, wanted)));
    case "atLeast":
    case "atMost":
      return values.some((bound) => isWithin(value, test, bound));
    default:
      return test satisfies never;
  }
}
