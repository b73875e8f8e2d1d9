import type { Json, Paging, RequestValues } from "../../../spec/index.ts";
import type { Page } from "../../state/store.ts";

/** Which rows of all matches a request asks for. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** What can be said about a page. */
export interface PageFacts {
  /** All matches. */
  readonly total: number;
  /** Rows on a page, as was asked for or as is usual; the rows of this one where there is no limit. */
  readonly limit: number;
  /** Rows before this page. */
  readonly offset: number;
  /** The number of this page, the first being 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows on this page. */
  readonly rows: number;
  /** Whether rows follow. */
  readonly more: boolean;
}

/** The window that a request opens; with a cursor, it is counted from there. */
export function windowOf(paging: Paging | undefined, query: RequestValues["query"]): Window {
  if (!paging) return { offset: 0, limit: Number.MAX_SAFE_INTEGER };
  const limit = limitOf(paging, query);
  const from = query[paging.from];
  switch (paging.kind) {
    case "offset":
      return { offset: atLeast(0, from, 0), limit };
    case "page":
      return { offset: (atLeast(1, from, 1) - 1) * limit, limit };
    case "cursor":
      return { offset: 0, limit };
    default:
      return paging.kind satisfies never;
  }
}

/** What a page is, seen through the window that was asked for. */
export function factsOf(window: Window, page: Page): PageFacts {
  const { total, before } = page;
  const rows = page.rows.length;
  const isBounded = window.limit < Number.MAX_SAFE_INTEGER;
  const limit = isBounded ? window.limit : rows;
  return {
    total,
    limit,
    // Beyond the end there is nothing to count, but the request has said where it stands.
    offset: Math.max(before, window.offset),
    page: limit > 0 ? Math.floor(Math.max(before, window.offset) / limit) + 1 : 1,
    pages: limit > 0 ? Math.ceil(total / limit) : Math.min(total, 1),
    rows,
    more: before + rows < total,
  };
}

function limitOf({ limit, size, max }: Paging, query: RequestValues["query"]): number {
  const all = Number.MAX_SAFE_INTEGER;
  return Math.min(atLeast(0, query[limit], size ?? all), max ?? all);
}

function atLeast(least: number, value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? Math.max(least, Math.trunc(value)) : otherwise;
}
