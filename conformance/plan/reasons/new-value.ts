import { isObject, type Json, type JsonSchema } from "../../../spec/index.ts";
import type { Draft } from "../draft.ts";
import { fitUniquely } from "../fit.ts";
import { exampleAt } from "../reading.ts";

/** A value that a change may give to a property. What the document does not describe any further is best taken from its examples. */
export function newValue(draft: Draft, name: string, schema: JsonSchema, root: JsonSchema): Json {
  const value = fitUniquely(draft, name, schema, root);
  const vague = isObject(value) && Object.keys(value).length === 0;
  return (vague ? exampleAt(draft.operation, name) : undefined) ?? value;
}
