import type { HttpRequest, Json } from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { queryOf, withQuery } from "./change-request.ts";
import { membersOf } from "./json-body.ts";

/** The page of a list that a request asks for. */
export function pageOf(rows: readonly Json[], request: HttpRequest): Json {
  const offset = Number(queryOf(request, "offset") ?? 0);
  const limit = Number(queryOf(request, "limit") ?? 50);
  return { items: rows.slice(offset, offset + limit), total: rows.length };
}

/** Every row of the list that a request asks for a page of. */
export async function wholeList(right: Target, request: HttpRequest): Promise<readonly Json[]> {
  const rows: Json[] = [];
  for (;;) {
    const page = withQuery(withQuery(request, "limit", "100"), "offset", String(rows.length));
    const { items } = membersOf(await right(page));
    if (!Array.isArray(items) || items.length === 0) return rows;
    rows.push(...items);
  }
}
