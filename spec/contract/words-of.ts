import { isObject, type JsonObject } from "../json.ts";
import { dereference } from "../schema/reference.ts";
import type { JsonSchema } from "../schema/schema.ts";

/** The `x-counterfoil` of a schema: its own, else that of what it refers to or is made of; `{}` where none has one. */
export function wordsOf(schema: JsonSchema, root: JsonSchema): JsonObject {
  return seek(schema, root, new Set()) ?? {};
}

function seek(
  schema: JsonSchema | undefined,
  root: JsonSchema,
  seen: Set<JsonSchema>,
): JsonObject | undefined {
  if (!isObject(schema) || seen.has(schema)) return undefined;
  seen.add(schema);
  const { $ref: ref, allOf, "x-counterfoil": own } = schema;
  if (isObject(own)) return own;
  const parts = Array.isArray(allOf) ? allOf.filter(isObject) : [];
  const target = typeof ref === "string" ? dereference(ref, root) : undefined;
  for (const part of [target, ...parts]) {
    const found = seek(part, root, seen);
    if (found) return found;
  }
  return undefined;
}
