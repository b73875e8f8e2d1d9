import type { Json, JsonObject } from "../json.ts";

/**
 * One JSON Schema (dialect 2020-12) that stands alone: every `$ref` in it points into its own `$defs`.
 * `true` and `false` are schemas too (JSON Schema Core, section 4.3.2).
 */
export type JsonSchema = JsonObject | boolean;

/** One rule of a schema that one value breaks. */
export interface Violation {
  /** JSON Pointer to the offending place in the value; `""` is the value itself. */
  readonly at: string;
  /** The keyword that is broken: `required`, `maxLength`, `format` … */
  readonly keyword: string;
  /** JSON Pointer to that keyword, inside the schema that judged. */
  readonly rule: string;
  /** What the keyword demands: the 100 of `maximum: 100`, the missing name of `required`. */
  readonly demand: Json;
  /** The offending value; `undefined` where something is missing. */
  readonly value: unknown;
}

/** Judges one value; an empty list says that it fits. */
export type Judge = (value: unknown) => readonly Violation[];

/** A schema of the contract, with the judge made of it. */
export interface Schema {
  /** JSON Pointer to the schema in its document. */
  readonly pointer: string;
  /** The schema itself, standing alone. */
  readonly json: JsonSchema;
  /** Compiled at its first use, so that a document of ten thousand operations costs nothing at start. */
  readonly judge: Judge;
}
