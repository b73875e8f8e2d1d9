import { describe, expect, test } from "vitest";
import type { ListEffect, Paging } from "../../spec/index.ts";
import { nextCursor, windowOf } from "./page.ts";

const all = Number.MAX_SAFE_INTEGER;

function effect(paging: Partial<Paging> | undefined): ListEffect {
  return {
    kind: "list",
    of: "rows",
    where: {},
    needs: [],
    search: undefined,
    filters: [],
    sorting: undefined,
    paging: paging && { kind: "offset", limit: "limit", from: "from", size: 10, max: 20, ...paging },
    envelope: { rows: "", total: undefined, next: undefined, fixed: {} },
  };
}

describe("the window that a request opens", () => {
  test("is everything where the list has no pages", () => {
    expect(windowOf(effect(undefined), {})).toEqual({ offset: 0, limit: all });
    expect(windowOf(effect({ size: undefined, max: undefined }), {})).toEqual({ offset: 0, limit: all });
  });
  test("begins at an offset", () => {
    expect(windowOf(effect({}), {})).toEqual({ offset: 0, limit: 10 });
    expect(windowOf(effect({}), { from: 7, limit: 3 })).toEqual({ offset: 7, limit: 3 });
  });
  test("begins at a page, which counts from 1", () => {
    expect(windowOf(effect({ kind: "page" }), { from: 3, limit: 5 })).toEqual({ offset: 10, limit: 5 });
    expect(windowOf(effect({ kind: "page" }), { from: 0 })).toEqual({ offset: 0, limit: 10 });
  });
  test("is never wider than the document says", () => {
    expect(windowOf(effect({}), { limit: 500 })).toEqual({ offset: 0, limit: 20 });
  });
  test("begins where a cursor of ours says, and at nothing else", () => {
    const paged = effect({ kind: "cursor" });
    const cursor = nextCursor({ offset: 10, limit: 10 }, 35);
    expect(windowOf(paged, { from: cursor ?? "" })).toEqual({ offset: 20, limit: 10 });
    for (const from of ["20", "???", btoa("from:x"), 3]) expect(windowOf(paged, { from })).toBeUndefined();
  });
  test("is the last one where no row follows", () => {
    expect(nextCursor({ offset: 30, limit: 10 }, 40)).toBeUndefined();
    expect(nextCursor({ offset: 0, limit: all }, 40)).toBeUndefined();
  });
});
