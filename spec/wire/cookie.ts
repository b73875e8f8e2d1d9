import type { Pair } from "./query.ts";

/** Reads a `Cookie` field into names and values as sent, in order (RFC 6265, section 4.2.1). Never throws. */
export function parseCookies(field: string): readonly Pair[] {
  return field
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part): Pair => {
      const equals = part.indexOf("=");
      return equals < 0 ? ["", part] : [part.slice(0, equals).trim(), unquote(part.slice(equals + 1).trim())];
    });
}

/** Writes names and values, encoded already, as a `Cookie` field. */
export function formatCookies(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join("; ");
}

function unquote(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
