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
