import type { Body } from "../../../spec/index.ts";
import { fingerprint } from "./fingerprint.ts";

/** A strong entity tag: follows from the representation alone (RFC 9110, section 8.8.3). */
export function tagOf(body: Body): string {
  return `"${fingerprint(body)}"`;
}

/**
 * Whether a list of tags, or `*`, names the current representation.
 * @param field The value of `If-Match` or `If-None-Match`.
 * @param current Its tag; `undefined` where there is none, which nothing names.
 * @param comparison `If-Match` compares strongly: a weak tag names nothing (RFC 9110, section 8.8.3.2).
 */
export function names(field: string, current: string | undefined, comparison: "strong" | "weak"): boolean {
  if (current === undefined) return false;
  if (field.trim() === "*") return true;
  const tags = field.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => (comparison === "weak" ? tag.replace(/^W\//, "") : tag) === current);
}
