import { isObject, type Json } from "../../spec/index.ts";

const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * Tells whether `got` says what was sent: text to the letter (two spellings of one RFC 3339 instant are the same), an object with
 * at least the members that were sent, an array place by place, and nothing at all for `null`.
 */
export function saysTheSame(sent: Json | undefined, got: Json | undefined): boolean {
  if (sent === undefined || sent === null) return got === undefined || got === null;
  if (typeof sent === "string" && typeof got === "string") return sent === got || isSameInstant(sent, got);
  if (Array.isArray(sent)) {
    return (
      Array.isArray(got) && got.length === sent.length && sent.every((item, at) => saysTheSame(item, got[at]))
    );
  }
  if (isObject(sent)) {
    return isObject(got) && Object.entries(sent).every(([name, value]) => saysTheSame(value, got[name]));
  }
  return sent === got;
}

/** Tells whether two values are the same value: as `saysTheSame`, in both directions. */
export function equal(one: Json | undefined, other: Json | undefined): boolean {
  return saysTheSame(one, other) && saysTheSame(other, one);
}

function isSameInstant(one: string, other: string): boolean {
  return DATE_TIME.test(one) && DATE_TIME.test(other) && Date.parse(one) === Date.parse(other);
}
