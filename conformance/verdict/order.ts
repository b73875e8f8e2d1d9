import type { Json } from "../../spec/index.ts";

type Compare = (one: string, other: string) => number;

/** No document says how texts compare, so that any of the usual ways is right: by letters, or as people sort. */
const ways: readonly Compare[] = [
  (one, other) => Number(one > other) - Number(one < other),
  (one, other) =>
    Number(one.toLowerCase() > other.toLowerCase()) - Number(one.toLowerCase() < other.toLowerCase()),
  new Intl.Collator("en").compare,
];

/** Tells whether values rise, or fall; the same value may follow itself. What is neither text nor number or truth value is passed over. */
export function inOrder(values: readonly Json[], falling: boolean): boolean {
  const known = values.filter((value) => value !== null && typeof value !== "object");
  const keys = asNumbers(known);
  const turn = falling ? -1 : 1;
  const holds = (compare: (at: number) => number): boolean =>
    known.every((_, at) => at === 0 || turn * compare(at) <= 0);
  if (keys !== undefined) return holds((at) => (keys[at - 1] ?? 0) - (keys[at] ?? 0));
  return ways.some((way) => holds((at) => way(String(known[at - 1]), String(known[at]))));
}

/** Numbers as they are, times as their moment, truth values with the false ones first; `undefined` where there are other texts. */
function asNumbers(values: readonly Json[]): readonly number[] | undefined {
  const numbers = values.map((value) =>
    typeof value === "string" ? (time.test(value) ? Date.parse(value) : Number.NaN) : Number(value),
  );
  return numbers.some(Number.isNaN) ? undefined : numbers;
}

/** RFC 3339, section 5.6. */
const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/i;
