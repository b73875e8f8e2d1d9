import type { Collection, Json, JsonObject } from "../../../spec/index.ts";

/**
 * The row with the stamps of a change. Each moves forward even where the clock has not, so that a change always shows.
 * @param now ISO 8601.
 */
export function touch(collection: Collection, row: JsonObject, now: string): JsonObject {
  const touched: Record<string, Json> = { ...row };
  for (const { name, stamp } of Object.values(collection.properties)) {
    if (stamp === "touched") touched[name] = after(row[name], now);
  }
  return touched;
}

function after(previous: Json | undefined, now: string): string {
  const before = typeof previous === "string" ? Date.parse(previous) : Number.NaN;
  return Number.isNaN(before) || before < Date.parse(now) ? now : new Date(before + 1).toISOString();
}
