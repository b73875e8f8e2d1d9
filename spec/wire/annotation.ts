import { isObject, type Json } from "../json.ts";
import { dereference } from "../schema/reference.ts";
import type { JsonSchema } from "../schema/schema.ts";

/**
 * What a schema says under a keyword that judges nothing: its own word, else that of the schema it refers to or is put
 * together of. `undefined` where none says it.
 */
export function annotationIn(schema: JsonSchema, root: JsonSchema, keyword: string): Json | undefined {
  return search(schema, root, keyword, new Set());
}

function search(
  schema: JsonSchema,
  root: JsonSchema,
  keyword: string,
  seen: Set<JsonSchema>,
): Json | undefined {
  if (!isObject(schema) || seen.has(schema)) return undefined;
  seen.add(schema);
  if (Object.hasOwn(schema, keyword)) return schema[keyword];
  const { $ref: ref, allOf } = schema;
  const target = typeof ref === "string" ? dereference(ref, root) : undefined;
  const parts: readonly Json[] = Array.isArray(allOf) ? allOf : [];
  for (const part of [...(target === undefined ? [] : [target]), ...parts]) {
    const found = isObject(part) ? search(part, root, keyword, seen) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
