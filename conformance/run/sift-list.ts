import { asObject, createJudge, isObject, type JsonObject, type JsonSchema } from "../../spec/index.ts";
import type { Repeat } from "../plan/case.ts";
import { isSuccess, rowsAt } from "../verdict/answer.ts";
import type { Draft } from "./build-request.ts";
import type { Errand } from "./errand.ts";
import type { Exchange } from "./exchange.ts";
import type { IdWish } from "./known-ids.ts";
import type { Resolver } from "./resolve.ts";
import { followPages } from "./walk-pages.ts";

/** What one search through a list follows. */
export type Sift = Extract<Repeat, { readonly kind: "sift" }>;

/** How a search ended: with a row, with an answer that is no list, or at the end of the list. */
export type Sifted =
  | { readonly kind: "found"; readonly row: JsonObject; readonly last: Exchange }
  | { readonly kind: "refused"; readonly last: Exchange }
  | { readonly kind: "nowhere" };

/** Looks through a list, page by page, for a row that is as wanted; a row that is used up is passed over from then on. */
export async function siftList(
  sift: Sift,
  draft: Draft,
  ask: (draft: Draft) => Promise<Exchange>,
  { ids }: Errand,
  resolver: Resolver,
): Promise<Sifted> {
  const wish: IdWish = { name: sift.known, tenant: "own" };
  const free = (row: JsonObject): boolean => !sift.fresh || !ids.isSpent(wish, String(row[sift.key]));
  for (const { query, wanted } of sift.tries) {
    const resolved = resolver.resolve({ query, wanted });
    if (resolved.kind !== "value") continue;
    const filled = asObject(resolved.value);
    const fits = judgeOf(asObject(filled["wanted"]));
    const chosen = { ...draft, query: { ...draft.query, ...asObject(filled["query"]) } };
    const found = await through(sift, chosen, ask, (row) => fits(row) && free(row));
    if (found.kind === "nowhere") continue;
    if (found.kind === "found" && sift.fresh) ids.spend(wish, String(found.row[sift.key]));
    return found;
  }
  return { kind: "nowhere" };
}

async function through(
  { rows, pages }: Sift,
  draft: Draft,
  ask: (draft: Draft) => Promise<Exchange>,
  fits: (row: JsonObject) => boolean,
): Promise<Sifted> {
  const follow = pages && followPages(pages);
  let last = await ask(draft);
  for (;;) {
    if (!isSuccess(last.response?.status)) return { kind: "refused", last };
    const row = rowsAt(last, rows)?.filter(isObject).find(fits);
    if (row !== undefined) return { kind: "found", row, last };
    const from = follow?.(last);
    if (pages === undefined || from === undefined) return { kind: "nowhere" };
    last = await ask({ ...draft, query: { ...draft.query, [pages.from]: from } });
  }
}

function judgeOf(schema: JsonSchema): (row: JsonObject) => boolean {
  const judge = createJudge(schema);
  return (row) => judge(row).length === 0;
}
