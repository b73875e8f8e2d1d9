import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import { dereference } from "./reference.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape, TypeName } from "./shape.ts";
import { isOfType, typeOf } from "./shape.ts";
import { mergeShapes } from "./shape-merge.ts";
import { ownShape } from "./shape-own.ts";

/**
 * The merged view of one schema: `$ref` is followed inside `root` (the schema itself where none is given), `allOf`
 * is merged, and an `anyOf` or `oneOf` with one alternative beside `null` is that alternative, nullable.
 * JSON Schema Core 2020-12, sections 8.2.3 and 10.2.
 */
export function shapeOf(schema: JsonSchema, root: JsonSchema = schema): Shape {
  return concluded(gathered(schema, root, new Set()));
}

function gathered(schema: JsonSchema, root: JsonSchema, seen: ReadonlySet<JsonSchema>): Shape {
  const own = ownShape(schema, root);
  if (!isObject(schema)) return own;
  const inside = new Set([...seen, schema]);
  const { $ref: ref, allOf } = schema;
  const target = typeof ref === "string" ? dereference(ref, root) : undefined;
  const parts = (Array.isArray(allOf) ? allOf : []).filter(
    (part: Json) => isObject(part) || typeof part === "boolean",
  );
  const merged = [...(target === undefined ? [] : [target]), ...parts]
    .filter((part) => !inside.has(part))
    .map((part) => gathered(part, root, inside))
    .reduce(mergeShapes, own);
  const unchosen: Shape = { ...merged, choices: [] };
  return merged.choices.reduce<Shape>((shape, group) => withGroup(shape, group, root, inside), unchosen);
}

/** Puts a list of alternatives into a shape, or the one alternative that says something. */
function withGroup(
  shape: Shape,
  group: readonly JsonSchema[],
  root: JsonSchema,
  seen: ReadonlySet<JsonSchema>,
): Shape {
  const telling = group.filter((variant) => !isOnlyNull(variant));
  const [single, ...more] = telling;
  if (single === undefined || more.length > 0 || seen.has(single)) {
    return { ...shape, choices: [...shape.choices, group] };
  }
  const merged = mergeShapes(shape, gathered(single, root, seen));
  const opens = telling.length < group.length && (shape.types.length === 0 || shape.types.includes("null"));
  return opens ? orNull(merged) : merged;
}

function orNull(shape: Shape): Shape {
  const types: readonly TypeName[] = shape.types.length === 0 ? suggested(shape) : shape.types;
  const listed = shape.const === undefined ? shape.enum : [shape.const];
  return {
    ...shape,
    types: types.length === 0 || types.includes("null") ? types : [...types, "null"],
    enum: listed === undefined || listed.includes(null) ? listed : [...listed, null],
    const: undefined,
  };
}

function isOnlyNull(schema: JsonSchema): boolean {
  if (!isObject(schema)) return false;
  const { type, const: only, enum: listed } = schema;
  if (type === "null" || only === null) return true;
  const lone = Array.isArray(type) ? type : Array.isArray(listed) ? listed : [];
  return lone.length === 1 && (lone[0] === null || (lone === type && lone[0] === "null"));
}

function concluded(shape: Shape): Shape {
  const types = shape.types.length === 0 ? suggested(shape) : shape.types;
  const listed = shape.const === undefined ? shape.enum : [shape.const];
  const nullable =
    !shape.never && isOfType(null, shape.types) && (listed === undefined || listed.includes(null));
  const open = shape.types.length === 0 && listed === undefined && types.length > 0;
  return { ...shape, types, nullable: nullable && !open, variants: shape.choices.flat() };
}

/** The types that keywords speak of where no `type` is stated. */
function suggested(shape: Shape): readonly TypeName[] {
  const listed = shape.const === undefined ? shape.enum : [shape.const];
  if (listed !== undefined) return [...new Set(listed.flatMap((value) => [typeOf(value) ?? []].flat()))];
  const declares = Object.keys(shape.properties).length + Object.keys(shape.patternProperties).length;
  const { required, additional, minProperties, maxProperties } = shape;
  if (declares + required.length > 0 || (additional ?? minProperties ?? maxProperties) !== undefined)
    return ["object"];
  const { items, contains, prefixItems, minItems, maxItems } = shape;
  if (prefixItems.length > 0 || (items ?? contains ?? minItems ?? maxItems) !== undefined) return ["array"];
  const { patterns, format, minLength, maxLength } = shape;
  if (patterns.length > 0 || (minLength ?? maxLength) !== undefined) return ["string"];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = shape;
  if ((minimum ?? maximum ?? exclusiveMinimum ?? exclusiveMaximum ?? multipleOf) !== undefined)
    return ["number"];
  return format === undefined ? [] : [/^(u?int\d*|float|double|decimal)$/.test(format) ? "number" : "string"];
}
