import type { Envelope, Filter, Order, Paging, Sorting } from "../spec/index.ts";
import { say } from "./explain-say.ts";

const tests = { equals: "is", includes: "includes", atLeast: "at least", atMost: "at most" } as const;

/** `by offset: limit (50 unless said, at most 100), offset` */
export function sayPaging({ kind, limit, from, size, max }: Paging): string {
  const bounds = [
    size === undefined ? undefined : `${size} unless said`,
    max === undefined ? undefined : `at most ${max}`,
  ].filter((part) => part !== undefined);
  const many = limit === "" ? [] : [`${limit}${bounds.length === 0 ? "" : ` (${bounds.join(", ")})`}`];
  return `by ${kind}: ${[...many, from].filter((name) => name !== "").join(", ")}`;
}

/** `tags includes ?tag` */
export function sayFilter({ by, property, test }: Filter): string {
  return `${property} ${tests[test]} ?${by}`;
}

/** `by ?sort: name, created (created_at), -created (created_at, descending); turned by ?order` */
export function saySorting({ by, direction, orders }: Sorting): string {
  const each = Object.entries(orders).map(([value, order]) => sayOrder(value, order));
  return `by ?${by}: ${each.join(", ")}${direction === "" ? "" : `; turned by ?${direction}`}`;
}

function sayOrder(value: string, { property, descending }: Order): string {
  const means = [...(value === property ? [] : [property]), ...(descending ? ["descending"] : [])];
  return means.length === 0 ? value : `${value} (${means.join(", ")})`;
}

/** Nothing where the body is the row or the list itself. */
export function sayEnvelope({ rows, total, next, more, echoes, fixed }: Envelope): readonly string[] {
  const parts = [
    ...(rows === "" ? [] : [`rows at ${rows}`]),
    ...(total === undefined ? [] : [`total at ${total}`]),
    ...(next === undefined ? [] : [`next page at ${next}`]),
    ...(more === undefined ? [] : [`whether there is more at ${more}`]),
    ...(echoes ?? []).map(({ at, of }) => `${of} at ${at}`),
    ...Object.entries(fixed).map(([name, value]) => `${name}: ${say(value)} always`),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}
