import type { Json } from "../../spec/index.ts";

/**
 * How two values follow each other: negative where the first comes first. Numbers before texts before booleans before
 * all else; texts by code point, as a database does in its plainest collation.
 */
export function compare(one: Json, other: Json): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return compareText(one, other);
  if (typeof one === "boolean" && typeof other === "boolean") return Number(one) - Number(other);
  return rank(one) - rank(other);
}

/** Whether a value lies at a bound or on the named side of it; only values of one kind can. */
export function isWithin(value: Json, test: "atLeast" | "atMost", bound: Json): boolean {
  const comparable =
    typeof value === typeof bound && (typeof value === "number" || typeof value === "string");
  if (!comparable) return false;
  const order = compare(value, bound);
  return test === "atLeast" ? order >= 0 : order <= 0;
}

function rank(value: Json): number {
  const place = ["number", "string", "boolean"].indexOf(typeof value);
  return place < 0 ? 3 : place;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) {
    const first = one.charCodeAt(index);
    const second = other.charCodeAt(index);
    if (first !== second) return raise(first) - raise(second);
  }
  return one.length - other.length;
}

/** Code units of surrogates stand for code points above all others, though units beyond them have higher numbers. */
function raise(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
