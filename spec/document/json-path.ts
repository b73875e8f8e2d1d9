import { JSONPathEnvironment, JSONPathError } from "json-p3";
import type { Json } from "../json.ts";

/** The way from the root of a tree to one value: names of members, places in arrays. */
export type Location = readonly (string | number)[];

/** Finds the values that a JSONPath selects, each once, in the order of RFC 9535. */
export type JsonPath = (tree: Json) => readonly Location[];

/** Schemas nest deeper than the library expects of `..`. */
const environment = new JSONPathEnvironment({ maxRecursionDepth: 1000 });

/**
 * Compiles a JSONPath query.
 * @returns the query, or why the text is none (RFC 9535, section 2), as the end of a sentence
 */
export function compileJsonPath(text: string): JsonPath | string {
  try {
    const query = environment.compile(text);
    // The library asks for arrays that could be written to, and writes to none.
    return (tree) => distinct(query.query(tree as never).locations());
  } catch (error) {
    if (error instanceof JSONPathError) return text === "" ? "it is empty" : error.message;
    throw error;
  }
}

/** A query may select the same value twice (RFC 9535, section 2.1.2); a change is made once. */
function distinct(locations: readonly Location[]): readonly Location[] {
  return [...new Map(locations.map((location) => [JSON.stringify(location), location])).values()];
}
