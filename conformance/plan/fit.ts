import { sample, shapeOf, type Json, type JsonSchema, type SampleOptions } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { uniqueText } from "./unique-text.ts";

/** A value that fits a schema; `null` where none can be found. */
export function fit(draft: Draft, schema: JsonSchema, options: SampleOptions = {}): Json {
  return sample(schema, draft.chance(), { direction: "request", ...options }) ?? null;
}

/**
 * A value that fits a part of a schema, and that no other row has where there is room for that.
 * @param root where the references of the part lead
 */
export function fitUniquely(draft: Draft, name: string, schema: JsonSchema, root: JsonSchema): Json {
  return uniqueText(name, shapeOf(schema, root), draft.chance()) ?? fit(draft, schema, { root, name });
}
