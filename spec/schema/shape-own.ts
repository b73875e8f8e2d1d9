import type { Json, JsonObject } from "../json.ts";
import { asObject, isObject } from "../json.ts";
import type { JsonSchema } from "./schema.ts";
import type { Condition, Shape, TypeName } from "./shape.ts";

const TYPES: readonly TypeName[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

/** The shape that the keywords of one schema object make, without its `$ref` and `allOf`. */
export function ownShape(schema: JsonSchema, root: JsonSchema): Shape {
  const own = asObject(schema);
  const number = (name: string): number | undefined => numberIn(own[name]);
  const text = (name: string): string | undefined => textIn(own[name]);
  const child = (name: string): JsonSchema | undefined => schemaIn(own[name]);
  const { const: only, default: preset, additionalProperties, unevaluatedProperties } = own;
  const additional = schemaIn(additionalProperties) ?? schemaIn(unevaluatedProperties);
  const choices = [listIn(own["oneOf"]), listIn(own["anyOf"])].filter((group) => group.length > 0);
  return {
    root,
    never: schema === false,
    types: typesIn(own["type"]),
    nullable: false,
    enum: Array.isArray(own["enum"]) ? own["enum"] : undefined,
    const: only,
    default: preset,
    examples: examplesIn(own),
    title: text("title"),
    description: text("description"),
    readOnly: own["readOnly"] === true,
    writeOnly: own["writeOnly"] === true,
    deprecated: own["deprecated"] === true,
    format: text("format"),
    patterns: [text("pattern") ?? []].flat(),
    minLength: number("minLength"),
    maxLength: number("maxLength"),
    minimum: number("minimum"),
    maximum: number("maximum"),
    exclusiveMinimum: number("exclusiveMinimum"),
    exclusiveMaximum: number("exclusiveMaximum"),
    multipleOf: number("multipleOf"),
    prefixItems: listIn(own["prefixItems"]),
    items: child("items") ?? child("unevaluatedItems"),
    contains: child("contains"),
    minContains: number("minContains"),
    maxContains: number("maxContains"),
    minItems: number("minItems"),
    maxItems: number("maxItems"),
    uniqueItems: own["uniqueItems"] === true,
    properties: namedIn(own["properties"]),
    patternProperties: namedIn(own["patternProperties"]),
    additional,
    closed: additionalProperties === false || unevaluatedProperties === false,
    required: textsIn(own["required"]),
    minProperties: number("minProperties"),
    maxProperties: number("maxProperties"),
    propertyNames: child("propertyNames"),
    dependentRequired: Object.fromEntries(
      Object.entries(asObject(own["dependentRequired"])).map(([name, list]) => [name, textsIn(list)]),
    ),
    choices,
    variants: [],
    conditions: conditionsIn(own),
    nots: [child("not") ?? []].flat(),
  };
}

function numberIn(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function textIn(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function schemaIn(value: Json | undefined): JsonSchema | undefined {
  return typeof value === "boolean" || isObject(value) ? value : undefined;
}

function listIn(value: Json | undefined): readonly JsonSchema[] {
  return Array.isArray(value)
    ? value.flatMap((item: Json): JsonSchema[] => [schemaIn(item) ?? []].flat())
    : [];
}

function namedIn(value: Json | undefined): Readonly<Record<string, JsonSchema>> {
  const members = Object.entries(asObject(value));
  return Object.fromEntries(
    members.flatMap(([name, member]) => [schemaIn(member) ?? []].flat().map((s) => [name, s])),
  );
}

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === "string") : [];
}

function typesIn(value: Json | undefined): readonly TypeName[] {
  const named = typeof value === "string" ? [value] : textsIn(value);
  return TYPES.filter((type) => named.includes(type));
}

function examplesIn(own: JsonObject): readonly Json[] {
  const { examples, example } = own;
  return [...(example === undefined ? [] : [example]), ...(Array.isArray(examples) ? examples : [])];
}

function conditionsIn(own: JsonObject): readonly Condition[] {
  const test = schemaIn(own["if"]);
  const stated: readonly Condition[] =
    test === undefined
      ? []
      : [{ test, met: schemaIn(own["then"]) ?? true, unmet: schemaIn(own["else"]) ?? true }];
  const dependent = Object.entries(namedIn(own["dependentSchemas"])).map(([name, met]): Condition => ({
    test: { required: [name] },
    met,
    unmet: true,
  }));
  return [...stated, ...dependent];
}
