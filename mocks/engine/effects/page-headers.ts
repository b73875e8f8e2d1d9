import type { Headers, HttpRequest, Paging } from "../../../spec/index.ts";
import type { PageFacts } from "./page.ts";

/** Names under which services tell of a page in fields, and what they tell. */
const names: readonly (readonly [RegExp, "total" | "limit" | "offset" | "page" | "pages"])[] = [
  [/^(x-)?(pagination-)?total(-?(count|items|results|elements|records))?$/, "total"],
  [/^(x-)?(pagination-)?(limit|per-?page|page-?size)$/, "limit"],
  [/^(x-)?(pagination-)?offset$/, "offset"],
  [/^(x-)?(pagination-)?(page|page-number|current-page)$/, "page"],
  [/^(x-)?(pagination-)?(total-?pages|pages|page-?count)$/, "pages"],
];

/** What is known of the fields that a reply documents: numbers of the page, and the links to others. */
export function pageHeaders(
  documented: readonly { readonly name: string }[],
  request: HttpRequest,
  paging: Paging | undefined,
  facts: PageFacts,
  next: string | undefined,
): Headers {
  const known: Record<string, string> = {};
  for (const { name } of documented) {
    const [, fact] = names.find(([pattern]) => pattern.test(name)) ?? [];
    if (fact) known[name] = String(facts[fact]);
    if (name === "link") known[name] = linksOf(request, paging, facts, next);
    if (/^(x-)?next-?(cursor|page-token)$/.test(name) && next !== undefined) known[name] = next;
  }
  return known;
}

/** RFC 8288: the first, the previous, the next and the last page, as far as there are such. */
function linksOf(
  request: HttpRequest,
  paging: Paging | undefined,
  facts: PageFacts,
  next: string | undefined,
): string {
  const link = (rel: string, from: string | undefined): string =>
    `<${addressOf(request, paging?.from ?? "", from)}>; rel="${rel}"`;
  if (!paging || paging.from === "") return link("first", undefined);
  if (paging.kind === "cursor") {
    return [link("first", undefined), ...(next === undefined ? [] : [link("next", next)])].join(", ");
  }
  const { limit, offset, total, more } = facts;
  const at = (rel: string, start: number): string =>
    link(rel, String(paging.kind === "page" ? Math.floor(start / Math.max(limit, 1)) + 1 : start));
  const last = limit > 0 && total > 0 ? Math.floor((total - 1) / limit) * limit : 0;
  return [
    at("first", 0),
    ...(offset > 0 ? [at("prev", Math.max(0, Math.min(offset - limit, last)))] : []),
    ...(more && limit > 0 ? [at("next", offset + limit)] : []),
    at("last", last),
  ].join(", ");
}

/** The address of the request with another value of one parameter, or without it. */
function addressOf({ path, query, headers }: HttpRequest, name: string, value: string | undefined): string {
  const parameters = new URLSearchParams(query);
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
  const text = parameters.toString();
  return `http://${headers["host"] ?? "localhost"}${path}${text === "" ? "" : `?${text}`}`;
}
