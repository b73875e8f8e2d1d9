import type { JsonSchema } from "./schema.ts";
import { isObject } from "../json.ts";
import { valueAt } from "./place.ts";

/** The schema that a `$ref` names, inside the root; `undefined` where there is none. */
export function dereference(ref: string, root: JsonSchema): JsonSchema | undefined {
  if (!ref.startsWith("#")) return undefined;
  const found = valueAt(root, decoded(ref.slice(1)));
  return typeof found === "boolean" || isObject(found) ? found : undefined;
}

/** The schema behind a chain of bare references, so that two ways to one schema can be told to be one. */
export function follow(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const seen = new Set<JsonSchema>();
  let here = schema;
  while (
    isObject(here) &&
    typeof here["$ref"] === "string" &&
    Object.keys(here).length === 1 &&
    !seen.has(here)
  ) {
    seen.add(here);
    here = dereference(here["$ref"], root) ?? here;
  }
  return here;
}

/** A pointer that a fragment percent-encodes (RFC 6901, section 6). */
export function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
