import { columns } from "./columns.ts";
import { sayEnvelope, sayFilter, sayPaging, saySorting } from "./explain-list-text.ts";
import { say, sayCondition, sayMembers } from "./explain-say.ts";
import type { Explanation, ToldFind } from "./explanation.ts";

type Line = readonly [string, string];

/** Tells in a few lines what one operation is taken to do. */
export function describeOperation(told: Explanation): string {
  const { when, needs, key, reply, paging, search, filters, sorting, envelope } = told;
  const { callbacks, reasons, security } = told;
  const lines: readonly Line[] = [
    ["effect", told.of === undefined ? "none: touches no row" : `${told.effect} ${told.of}`],
    ...list("key", key === undefined ? [] : [say(key)]),
    ...list("where", sayMembers(told.where)),
    ...list("needs", needs?.map(sayNeed) ?? []),
    ...list("finds", told.finds?.flatMap(sayFind) ?? []),
    ...list("when", when === undefined ? [] : [`${sayCondition(when.state)}, else ${when.else}`]),
    ...list("writes", [...(told.takesBody === true ? ["the request body"] : []), ...sayMembers(told.set)]),
    ...list("reply", reply?.map(sayReply) ?? []),
    ...list("paging", paging === undefined ? [] : [sayPaging(paging)]),
    ...list("search", search === undefined ? [] : [`${search.by} in ${search.in.join(", ")}`]),
    ...list("filters", filters?.map(sayFilter) ?? []),
    ...list("sorting", sorting === undefined ? [] : [saySorting(sorting)]),
    ...list("envelope", envelope === undefined ? [] : sayEnvelope(envelope)),
    ...list("calls", callbacks?.map(({ name, method, url }) => `${name}: ${method} ${say(url)}`) ?? []),
    ["asks", security.length === 0 ? "nothing: open to anybody" : security.join(" or ")],
    ...list("because", reasons),
  ];
  return `${told.id}  ${told.method} ${told.path}\n${columns(lines, "  ")}`;
}

/** The name stands before the first line only. */
function list(name: string, texts: readonly string[]): readonly Line[] {
  return texts.map((text, index) => [index === 0 ? name : "", text]);
}

function sayNeed({ row, key, where, else: status }: NonNullable<Explanation["needs"]>[number]): string {
  const fits = where === undefined ? "" : ` where ${sayMembers(where).join(", ")}`;
  return `${row} ${say(key)}${fits}, else ${status}`;
}

/** What it looks for, what it makes where that is not there, and what it fills, each in a line of its own. */
function sayFind({ row, unless = [], where, make, as }: ToldFind): readonly string[] {
  const not = unless.length === 0 ? "" : `, unless ${unless.map(say).join(" or ")}`;
  return [
    `${row} where ${sayMembers(where).join(", ")}${not}`,
    `  else made of ${sayMembers(make).join(", ")}`,
    `  fills ${sayMembers(as).join(", ")}`,
  ];
}

function sayReply({ when, body }: NonNullable<Explanation["reply"]>[number]): string {
  return when === undefined ? say(body) : `${say(body)} when ${sayCondition(when)}`;
}
