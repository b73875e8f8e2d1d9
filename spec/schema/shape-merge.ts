import type { Json } from "../json.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape, TypeName } from "./shape.ts";

/** The shape of values that fit both: the tightest bounds, all properties, everything that either requires. */
export function mergeShapes(a: Shape, b: Shape): Shape {
  const types = bothTypes(a.types, b.types);
  const listed = bothLists(a.enum, b.enum);
  return {
    root: a.root,
    never: a.never || b.never || types === undefined || listed?.length === 0,
    types: types ?? [],
    nullable: a.nullable && b.nullable,
    enum: listed,
    const: a.const ?? b.const,
    default: a.default ?? b.default,
    examples: [...a.examples, ...b.examples],
    title: a.title ?? b.title,
    description: a.description ?? b.description,
    readOnly: a.readOnly || b.readOnly,
    writeOnly: a.writeOnly || b.writeOnly,
    deprecated: a.deprecated || b.deprecated,
    format: a.format ?? b.format,
    patterns: union(a.patterns, b.patterns),
    minLength: larger(a.minLength, b.minLength),
    maxLength: smaller(a.maxLength, b.maxLength),
    minimum: larger(a.minimum, b.minimum),
    maximum: smaller(a.maximum, b.maximum),
    exclusiveMinimum: larger(a.exclusiveMinimum, b.exclusiveMinimum),
    exclusiveMaximum: smaller(a.exclusiveMaximum, b.exclusiveMaximum),
    multipleOf: commonMultiple(a.multipleOf, b.multipleOf),
    prefixItems: bothPrefixes(a.prefixItems, b.prefixItems),
    items: both(a.items, b.items),
    contains: both(a.contains, b.contains),
    minContains: larger(a.minContains, b.minContains),
    maxContains: smaller(a.maxContains, b.maxContains),
    minItems: larger(a.minItems, b.minItems),
    maxItems: smaller(a.maxItems, b.maxItems),
    uniqueItems: a.uniqueItems || b.uniqueItems,
    properties: bothNamed(a.properties, b.properties),
    patternProperties: bothNamed(a.patternProperties, b.patternProperties),
    additional: both(a.additional, b.additional),
    closed: a.closed || b.closed,
    required: union(a.required, b.required),
    minProperties: larger(a.minProperties, b.minProperties),
    maxProperties: smaller(a.maxProperties, b.maxProperties),
    propertyNames: both(a.propertyNames, b.propertyNames),
    dependentRequired: { ...a.dependentRequired, ...b.dependentRequired },
    choices: [...a.choices, ...b.choices],
    variants: [...a.variants, ...b.variants],
    conditions: [...a.conditions, ...b.conditions],
    nots: [...a.nots, ...b.nots],
  };
}

/** `undefined` where no type is left. */
function bothTypes(a: readonly TypeName[], b: readonly TypeName[]): readonly TypeName[] | undefined {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const within = (type: TypeName, types: readonly TypeName[]): boolean =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  const left = union(
    a.filter((type) => within(type, b)),
    b.filter((type) => within(type, a)),
  );
  return left.length === 0 ? undefined : left;
}

function bothLists(
  a: readonly Json[] | undefined,
  b: readonly Json[] | undefined,
): readonly Json[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const spelled = new Set(b.map((value) => JSON.stringify(value)));
  return a.filter((value) => spelled.has(JSON.stringify(value)));
}

function both(a: JsonSchema | undefined, b: JsonSchema | undefined): JsonSchema | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  if (a === false || b === false) return false;
  if (a === true || b === true) return a === true ? b : a;
  return { allOf: [a, b] };
}

function bothNamed(
  a: Readonly<Record<string, JsonSchema>>,
  b: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> {
  const names = union(Object.keys(a), Object.keys(b));
  const of = (named: Readonly<Record<string, JsonSchema>>, name: string): JsonSchema | undefined =>
    Object.hasOwn(named, name) ? named[name] : undefined;
  return Object.fromEntries(names.map((name) => [name, both(of(a, name), of(b, name)) ?? true]));
}

function bothPrefixes(a: readonly JsonSchema[], b: readonly JsonSchema[]): readonly JsonSchema[] {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((schema, index) => both(schema, short[index]) ?? schema);
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return [...new Set([...a, ...b])];
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

function commonMultiple(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return Number.isInteger(a) && Number.isInteger(b) ? (a * b) / divisor(a, b) : Math.max(a, b);
}
