/** Any value that JSON can spell (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object, its members in the order of the text. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Tells whether a value is a JSON object, which neither an array nor `null` is. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one where it is something else. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
