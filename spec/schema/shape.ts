import type { Json } from "../json.ts";
import type { JsonSchema } from "./schema.ts";

export type TypeName = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/**
 * One schema with its references followed and its `allOf` merged: what a value must look like, at this level.
 * Children are schemas still, to be looked at with the same root, so that recursive schemas end.
 */
export interface Shape {
  /** Where the `$ref`s of the children lead. */
  readonly root: JsonSchema;
  /** No value fits: the schema is `false`, or its parts contradict each other. */
  readonly never: boolean;
  /** As stated, or where nothing is stated as the other keywords suggest; empty: any. */
  readonly types: readonly TypeName[];
  /** `null` fits as far as types, `enum` and `const` say. */
  readonly nullable: boolean;
  readonly enum: readonly Json[] | undefined;
  readonly const: Json | undefined;
  readonly default: Json | undefined;
  /** `examples` and OpenAPI's `example`. */
  readonly examples: readonly Json[];
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;

  readonly format: string | undefined;
  readonly patterns: readonly string[];
  /** In code points. */
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;

  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly multipleOf: number | undefined;

  readonly prefixItems: readonly JsonSchema[];
  readonly items: JsonSchema | undefined;
  readonly contains: JsonSchema | undefined;
  readonly minContains: number | undefined;
  readonly maxContains: number | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly uniqueItems: boolean;

  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties: Readonly<Record<string, JsonSchema>>;
  /** `additionalProperties` or `unevaluatedProperties`; `undefined` where the schema is silent. */
  readonly additional: JsonSchema | undefined;
  /** No properties but the declared ones. */
  readonly closed: boolean;
  readonly required: readonly string[];
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly propertyNames: JsonSchema | undefined;
  readonly dependentRequired: Readonly<Record<string, readonly string[]>>;

  /** Of each list one must fit (`oneOf`) or at least one (`anyOf`). */
  readonly choices: readonly (readonly JsonSchema[])[];
  /** All the alternatives of `choices` in one list. */
  readonly variants: readonly JsonSchema[];
  /** `if`, `then` and `else`; a `dependentSchemas` is one too. */
  readonly conditions: readonly Condition[];
  /** None of these may fit. */
  readonly nots: readonly JsonSchema[];
}

export interface Condition {
  /** What `if` asks. */
  readonly test: JsonSchema;
  /** What must fit where the test does: `then`. */
  readonly met: JsonSchema;
  /** What must fit where it does not: `else`. */
  readonly unmet: JsonSchema;
}

/** The type of a value as schemas name it; a whole number is an `integer`. */
export function typeOf(value: unknown): TypeName | undefined {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
    case "string":
    case "object":
      return typeof value === "object" ? "object" : typeof value === "string" ? "string" : "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return undefined;
  }
}

/** Tells whether a value is of one of the types; an empty list lets all in. */
export function isOfType(value: unknown, types: readonly TypeName[]): boolean {
  const type = typeOf(value);
  if (type === undefined) return false;
  return types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
}
