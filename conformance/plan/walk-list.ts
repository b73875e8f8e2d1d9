import type { Json, ListEffect, Operation, Paging } from "../../spec/index.ts";
import type { Repeat, Step } from "./case.ts";
import type { Draft, NewStep } from "./draft.ts";
import { requiredValues } from "./fill-request.ts";

/** An operation that is known to show a list. */
export interface Lister {
  readonly operation: Operation;
  readonly effect: ListEffect;
  /** The property that names a row. */
  readonly key: string;
}

/** The step of a walk, and how many rows a full page of it has; 0 where the list has no pages. */
export interface Walk {
  readonly step: string;
  readonly size: number;
}

/** How a list is led through; `pages`: `undefined` where there is one page only. */
export interface PageWalk {
  readonly query: Readonly<Record<string, Json>>;
  readonly pages: Extract<Repeat, { readonly kind: "pages" }> | undefined;
}

/** A list longer than this many pages is not looked through to its end. */
const MOST = 100;
/** The rows of a page where the document sets no maximum. */
const USUAL = 100;

/** Sees an operation as a list. */
export function asLister(draft: Draft, operation: Operation | undefined): Lister | undefined {
  if (operation?.effect.kind !== "list") return undefined;
  const { effect } = operation;
  return { operation, effect, key: draft.contract.collections[effect.of]?.key ?? "id" };
}

/** What a request for a list has beside the list itself. */
export interface Listing extends Pick<NewStep, "name"> {
  readonly path?: Step["path"];
  readonly query?: Step["query"];
  readonly key?: Step["key"];
  readonly role?: Step["role"];
}

/** Adds a request for one page, or for the list as it comes. */
export function listOnce(draft: Draft, { operation }: Lister, { query, ...listing }: Listing): string {
  const headers = requiredValues(draft, operation, "header");
  return draft.step({
    operation: operation.id,
    headers,
    ...listing,
    query: { ...requiredValues(draft, operation, "query"), ...query },
  });
}

/** Adds the requests that lead through a list from its first page to its last; `size` is wished for, not promised. */
export function walkList(
  draft: Draft,
  lister: Lister,
  listing: Listing,
  size?: number,
  most: number = MOST,
): Walk {
  const { paging } = lister.effect;
  const walk = pageWalk(lister, size, most);
  if (paging === undefined) return { step: listOnce(draft, lister, listing), size: 0 };
  if (walk?.pages === undefined) return onlyPage(draft, lister, listing, paging);
  const query = {
    ...requiredValues(draft, lister.operation, "query"),
    ...walk.query,
    ...listing.query,
  };
  const headers = requiredValues(draft, lister.operation, "header");
  const step = draft.step({
    operation: lister.operation.id,
    headers,
    ...listing,
    query,
    repeat: walk.pages,
  });
  // The end of a cursor walk is told by the cursor, not by a page with fewer rows.
  return { step, size: paging.kind === "cursor" ? 0 : walk.pages.size };
}

/** How a list is led through, and the query that asks for its pages; `undefined` where it has none. */
export function pageWalk(
  { effect: { paging, envelope } }: Lister,
  size: number | undefined,
  most: number,
): PageWalk | undefined {
  if (paging === undefined) return undefined;
  const { from, kind: by, limit } = paging;
  const wanted =
    limit === "" ? (paging.size ?? USUAL) : Math.min(size ?? paging.max ?? USUAL, paging.max ?? USUAL);
  const query = limit === "" ? {} : { [limit]: wanted };
  if (from === "") return { query, pages: undefined };
  return {
    query,
    pages: { kind: "pages", by, from, size: wanted, rows: envelope.rows, next: envelope.next, most },
  };
}

/** A list that shows so many rows and no further ones is asked for as many as it may show. */
function onlyPage(
  draft: Draft,
  lister: Lister,
  { query, ...listing }: Listing,
  { limit, max }: Paging,
): Walk {
  const size = max ?? USUAL;
  const step = listOnce(draft, lister, { ...listing, query: { [limit]: size, ...query } });
  return { step, size };
}

/** The query that asks for as little of a list as it lets one ask for. */
export function leastOf({ effect }: Lister): Readonly<Record<string, Json>> {
  return effect.paging === undefined || effect.paging.limit === "" ? {} : { [effect.paging.limit]: 1 };
}
