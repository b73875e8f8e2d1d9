import { type Envelope, isObject, type Json, type Paging } from "../spec/index.ts";
import { columns } from "./columns.ts";
import type { Explanation } from "./explanation.ts";

type Line = readonly [string, string];

/** Tells in a few lines what one operation is taken to do. */
export function describeOperation(told: Explanation): string {
  const { when, needs, key, reply, paging, search, envelope, reasons, security } = told;
  const lines: readonly Line[] = [
    ["effect", told.of === undefined ? "none: touches no row" : `${told.effect} ${told.of}`],
    ...list("key", key === undefined ? [] : [say(key)]),
    ...list("where", sayMembers(told.where)),
    ...list("needs", needs?.map((need) => `${need.row} ${say(need.key)}, else ${need.else}`) ?? []),
    ...list("when", when === undefined ? [] : [`${sayCondition(when.state)}, else ${when.else}`]),
    ...list("writes", [...(told.takesBody === true ? ["the request body"] : []), ...sayMembers(told.set)]),
    ...list("reply", reply?.map(sayReply) ?? []),
    ...list("paging", paging === undefined ? [] : [sayPaging(paging)]),
    ...list("search", search === undefined ? [] : [`${search.by} in ${search.in.join(", ")}`]),
    ...list("envelope", envelope === undefined ? [] : sayEnvelope(envelope)),
    ["asks", security.length === 0 ? "nothing: open to anybody" : security.join(" or ")],
    ...list("because", reasons),
  ];
  return `${told.id}  ${told.method} ${told.path}\n${columns(lines, "  ")}`;
}

/** The name stands before the first line only. */
function list(name: string, texts: readonly string[]): readonly Line[] {
  return texts.map((text, index) => [index === 0 ? name : "", text]);
}

function sayReply({ when, body }: NonNullable<Explanation["reply"]>[number]): string {
  return when === undefined ? say(body) : `${say(body)} when ${sayCondition(when)}`;
}

function sayPaging({ kind, limit, from, size, max }: Paging): string {
  const bounds = [
    size === undefined ? undefined : `${size} unless said`,
    max === undefined ? undefined : `at most ${max}`,
  ].filter((part) => part !== undefined);
  const many = limit === "" ? [] : [`${limit}${bounds.length === 0 ? "" : ` (${bounds.join(", ")})`}`];
  return `by ${kind}: ${[...many, from].filter((name) => name !== "").join(", ")}`;
}

/** Nothing where the body is the row or the list itself. */
function sayEnvelope({ rows, total, next, fixed }: Envelope): readonly string[] {
  const parts = [
    ...(rows === "" ? [] : [`rows at ${rows}`]),
    ...(total === undefined ? [] : [`total at ${total}`]),
    ...(next === undefined ? [] : [`next page at ${next}`]),
    ...Object.entries(fixed).map(([name, value]) => `${name}: ${say(value)} always`),
  ];
  return parts.length === 0 ? [] : [parts.join(", ")];
}

type Members = Readonly<Record<string, Json>>;

function sayMembers(members: Members | undefined): readonly string[] {
  return Object.entries(members ?? {}).map(([name, value]) => `${name} = ${say(value)}`);
}

/** A list of values the way the document writes it for short, any other schema as JSON. */
function sayCondition(condition: Members): string {
  const parts = Object.entries(condition).map(([name, schema]) => {
    const values = isObject(schema) && Object.keys(schema).length === 1 ? schema["enum"] : undefined;
    if (Array.isArray(values)) return `${name} is ${values.map(say).join(" or ")}`;
    return `${name} fits ${say(schema)}`;
  });
  return parts.join(" and ");
}

/** Expressions and texts as they stand, all else as JSON. */
function say(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
