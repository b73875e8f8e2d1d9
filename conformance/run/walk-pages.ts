import type { Json } from "../../spec/index.ts";
import type { Repeat } from "../plan/case.ts";
import { isSuccess, rowsAt, valueAt } from "../verdict/answer.ts";
import type { Exchange } from "./exchange.ts";

/** What one walk through pages follows. */
export type PageWalk = Extract<Repeat, { readonly kind: "pages" }>;

/**
 * What the query parameter `from` of a walk has to say for the next page.
 * @param before how many requests the walk has sent, this one included
 * @param exchange the last of them
 * @returns `undefined` where the walk is at its end
 */
export function nextPage(walk: PageWalk, before: number, exchange: Exchange): Json | undefined {
  if (before >= walk.most || !isSuccess(exchange.response?.status)) return undefined;
  const rows = rowsAt(exchange, walk.rows);
  if (rows === undefined) return undefined;
  switch (walk.by) {
    case "offset":
      return rows.length < walk.size ? undefined : before * walk.size;
    case "page":
      return rows.length < walk.size ? undefined : before + 1;
    case "cursor": {
      const next = walk.next === undefined ? undefined : valueAt(exchange, walk.next);
      return next === null || next === "" || next === false ? undefined : next;
    }
    default:
      return walk.by satisfies never;
  }
}

/**
 * Follows one walk to its end. A cursor that comes back is followed once more, so that the rows that come twice are seen, and then
 * no further: a walk in a circle has no end.
 * @returns what tells, after each answer of the walk in turn, what the query parameter `from` has to say for the next page
 */
export function followPages(walk: PageWalk): (exchange: Exchange) => Json | undefined {
  const followed = new Set<string>();
  let sent = 0;
  let circled = false;
  return (exchange) => {
    sent += 1;
    const next = circled ? undefined : nextPage(walk, sent, exchange);
    if (next === undefined) return undefined;
    const label = JSON.stringify(next);
    circled = followed.has(label);
    followed.add(label);
    return next;
  };
}
