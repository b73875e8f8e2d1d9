import type { Json, JsonObject } from "../json.ts";
import { isObject } from "../json.ts";
import { below } from "./place.ts";

/** Keywords whose value is one schema. JSON Schema Core, section 10; Validation, section 6. */
const ONE = new Set(
  "items contains additionalProperties propertyNames not if then else unevaluatedItems unevaluatedProperties".split(
    " ",
  ),
);
/** Keywords whose value is a list of schemas. */
const LIST = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
/** Keywords whose value is an object of schemas by name. */
const NAMED = new Set(["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"]);
/** Keywords that judge a value but hold no schema. */
const PLAIN = new Set(
  (
    "$ref $anchor $dynamicRef $dynamicAnchor type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum " +
    "maxLength minLength pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties " +
    "required dependentRequired format"
  ).split(" "),
);

/**
 * A copy of a schema with nothing in it but what judges: no examples that look like schemas, no `$id` that moves
 * the base of references or clashes with another schema's, no words of OpenAPI. `found` hears of each schema
 * object in it and the pointer to it.
 */
export function onlyKeywords(
  schema: Json,
  found: (schema: JsonObject, pointer: string) => void,
  pointer = "",
): Json {
  if (!isObject(schema)) return schema;
  const inner = (child: Json, at: string): Json => onlyKeywords(child, found, at);
  const named = (children: JsonObject, at: string): JsonObject =>
    Object.fromEntries(
      Object.entries(children).map(([name, child]) => [name, inner(child, below(at, name))]),
    );
  const members = Object.entries(schema).flatMap(([name, value]): readonly [string, Json][] => {
    const at = below(pointer, name);
    if (PLAIN.has(name)) return [[name, value]];
    if (ONE.has(name)) return [[name, inner(value, at)]];
    if (LIST.has(name) && Array.isArray(value)) {
      return [[name, value.map((child: Json, index) => inner(child, below(at, index)))]];
    }
    return NAMED.has(name) && isObject(value) ? [[name, named(value, at)]] : [];
  });
  const copy = Object.fromEntries(members);
  found(copy, pointer);
  return copy;
}
