import type { Json } from "../../../spec/index.ts";

/** The id by which a store knows a row: `42` and `"42"` are the same. `undefined` where the value names none. */
export function rowId(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
