import { decodePercent, encodePercent } from "./percent.ts";

/** A name and its value. */
export type Pair = readonly [name: string, value: string];

/**
 * Reads what follows the `?` into names and values, in order, duplicates and all. `+` is a space, as HTML forms and
 * `URLSearchParams` have it. Never throws.
 */
export function parseQuery(query: string): readonly Pair[] {
  return splitQuery(query).map(([name, value]) => [decodeQuery(name), decodeQuery(value)]);
}

/** As `parseQuery`, but with everything still encoded: a comma that was sent as `%2C` can still be told apart. */
export function splitQuery(query: string): readonly Pair[] {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      return equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    });
}

/** Writes names and values as a query, percent-encoded, in order. */
export function formatQuery(pairs: readonly Pair[]): string {
  return joinQuery(pairs.map(([name, value]) => [encodePercent(name), encodePercent(value)]));
}

/** Writes names and values that are encoded already. */
export function joinQuery(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join("&");
}

/** Decodes a name or a value of a query. */
export function decodeQuery(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}
