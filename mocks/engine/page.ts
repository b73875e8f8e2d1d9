import type { Json, ListEffect, Paging, RequestValues } from "../../spec/index.ts";

/** Which rows of all matches a request asks for. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** The window that a request opens; `undefined` where its cursor is none that a page of ours has given. */
export function windowOf(effect: ListEffect, query: RequestValues["query"]): Window | undefined {
  const { paging } = effect;
  if (!paging) return { offset: 0, limit: Number.MAX_SAFE_INTEGER };
  const limit = limitOf(paging, query);
  const from = query[paging.from];
  switch (paging.kind) {
    case "offset":
      return { offset: atLeast(0, from, 0), limit };
    case "page":
      return { offset: (atLeast(1, from, 1) - 1) * limit, limit };
    case "cursor": {
      const offset = from === undefined || from === null ? 0 : readCursor(from);
      return offset === undefined ? undefined : { offset, limit };
    }
    default:
      return paging.kind satisfies never;
  }
}

/** The cursor of the page that follows; `undefined` on the last page. */
export function nextCursor({ offset, limit }: Window, total: number): string | undefined {
  const next = offset + limit;
  // Base 64 so that nobody takes it for a number to count with.
  return next < total ? btoa(`from:${next}`) : undefined;
}

function readCursor(cursor: Json): number | undefined {
  try {
    const [, digits] = /^from:(\d{1,15})$/.exec(typeof cursor === "string" ? atob(cursor) : "") ?? [];
    return digits === undefined ? undefined : Number(digits);
  } catch {
    return undefined; // `atob` throws on what is not base 64, which is simply no cursor of ours.
  }
}

function limitOf({ limit, size, max }: Paging, query: RequestValues["query"]): number {
  const all = Number.MAX_SAFE_INTEGER;
  return Math.min(atLeast(0, query[limit], size ?? all), max ?? all);
}

function atLeast(least: number, value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? Math.max(least, Math.trunc(value)) : otherwise;
}
