import { describe, expect, test } from "vitest";
import type { Paging } from "../../../spec/index.ts";
import { factsOf, windowOf } from "./page.ts";

const all = Number.MAX_SAFE_INTEGER;

function paged(paging: Partial<Paging>): Paging {
  return { kind: "offset", limit: "limit", from: "from", size: 10, max: 20, ...paging };
}

describe("the window that a request opens", () => {
  test("is everything where the list has no pages", () => {
    expect(windowOf(undefined, {})).toEqual({ offset: 0, limit: all });
    expect(windowOf(paged({ size: undefined, max: undefined }), {})).toEqual({ offset: 0, limit: all });
  });
  test("begins at an offset", () => {
    expect(windowOf(paged({}), {})).toEqual({ offset: 0, limit: 10 });
    expect(windowOf(paged({}), { from: 7, limit: 3 })).toEqual({ offset: 7, limit: 3 });
  });
  test("begins at a page, which counts from 1", () => {
    expect(windowOf(paged({ kind: "page" }), { from: 3, limit: 5 })).toEqual({ offset: 10, limit: 5 });
    expect(windowOf(paged({ kind: "page" }), { from: 0 })).toEqual({ offset: 0, limit: 10 });
  });
  test("is never wider than the document says", () => {
    expect(windowOf(paged({}), { limit: 500 })).toEqual({ offset: 0, limit: 20 });
  });
});

describe("a page", () => {
  const row = { id: "x" };
  const page = (before: number, rows: number, total: number): Parameters<typeof factsOf>[1] => ({
    rows: Array.from({ length: rows }, () => row),
    total,
    before,
    last: undefined,
  });
  test("in the middle tells where it is", () => {
    expect(factsOf({ offset: 20, limit: 10 }, page(20, 10, 35))).toEqual({
      total: 35,
      limit: 10,
      offset: 20,
      page: 3,
      pages: 4,
      rows: 10,
      more: true,
    });
  });
  test("that no row follows is the last", () => {
    expect(factsOf({ offset: 30, limit: 10 }, page(30, 5, 35))).toMatchObject({
      more: false,
      page: 4,
      rows: 5,
    });
    expect(factsOf({ offset: 25, limit: 10 }, page(25, 10, 35)).more).toBe(false);
  });
  test("without a limit is the only one", () => {
    expect(factsOf({ offset: 0, limit: all }, page(0, 3, 3))).toMatchObject({
      limit: 3,
      page: 1,
      pages: 1,
      more: false,
    });
  });
  test("beyond the end stands where the request says", () => {
    expect(factsOf({ offset: 90, limit: 10 }, page(35, 0, 35))).toMatchObject({
      offset: 90,
      page: 10,
      more: false,
    });
  });
});
