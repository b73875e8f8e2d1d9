import { asObject, type Json, type JsonObject } from "../json.ts";
import type { Collection } from "./contract.ts";
import { evaluate } from "./evaluate.ts";

/**
 * The row with everything that follows from the rest of it worked out: joins and values. What follows from other
 * rows (lookups, counts) is left to the time of reading.
 */
export function settleRow(collection: Collection, row: JsonObject, tenant: JsonObject): JsonObject {
  const settled: Record<string, Json> = { ...row };
  for (const { name, derived } of Object.values(collection.properties)) {
    if (derived?.kind === "join") settled[name] = join(derived.parts, settled);
    if (derived?.kind === "value")
      settled[name] = evaluate(derived.template, { row: settled, tenant }) ?? null;
  }
  return settled;
}

/**
 * What a client's body means for the row: a value for a join is split among its parts, and what the service alone
 * sets (stamps, derived and read-only properties) is left out.
 */
export function takeBody(collection: Collection, body: Json | undefined): JsonObject {
  const taken = Object.entries(asObject(body)).filter(([name]) => {
    const property = collection.properties[name];
    if (property?.derived) return property.derived.kind === "join";
    return !property?.stamp && !property?.readOnly;
  });
  return splitJoins(collection, Object.fromEntries(taken));
}

/** The values with each that is for a join split among its parts. */
export function splitJoins(collection: Collection, values: JsonObject): JsonObject {
  const split: Record<string, Json> = {};
  const others: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const derived = collection.properties[name]?.derived;
    if (derived?.kind === "join") Object.assign(split, splitJoin(derived.parts, value));
    else others[name] = value;
  }
  // A part that is given beside the whole is the more exact of the two.
  return { ...split, ...others };
}

function join(parts: readonly string[], row: JsonObject): Json {
  const words = parts.map((part) => row[part]).filter((word) => typeof word === "string");
  return words.length === 0 ? null : words.join(" ");
}

/** Splits at the first spaces only, so that joining gives back the very text that was sent. */
function splitJoin(parts: readonly string[], value: Json): Record<string, Json> {
  let rest: string | null = typeof value === "string" ? value : null;
  const result: Record<string, Json> = {};
  for (const [index, part] of parts.entries()) {
    const space = index === parts.length - 1 ? -1 : (rest?.indexOf(" ") ?? -1);
    result[part] = space < 0 || rest === null ? rest : rest.slice(0, space);
    rest = space < 0 || rest === null ? null : rest.slice(space + 1);
  }
  return result;
}
