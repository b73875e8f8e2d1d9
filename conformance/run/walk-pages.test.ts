import { describe, expect, test } from "vitest";
import type { Exchange } from "./exchange.ts";
import { json } from "./small-service.test-data.ts";
import { followPages, nextPage, type PageWalk } from "./walk-pages.ts";

function answered(body: unknown, status = 200): Exchange {
  const request = { method: "GET", path: "/", query: "", headers: {}, body: "" };
  return {
    step: "ask",
    operation: "list",
    request,
    response: json(status, body),
    failure: "",
    milliseconds: 0,
  };
}

function walk(by: PageWalk["by"], over: Partial<PageWalk> = {}): PageWalk {
  return { kind: "pages", by, from: "from", size: 2, rows: "/items", next: undefined, most: 9, ...over };
}

const full = answered({ items: [1, 2], next: "abc" });
const short = answered({ items: [1], next: null });

describe("the next page", () => {
  test("is so many rows on, or one page on", () => {
    expect(nextPage(walk("offset"), 1, full)).toBe(2);
    expect(nextPage(walk("offset"), 3, full)).toBe(6);
    expect(nextPage(walk("page"), 1, full)).toBe(2);
  });

  test("is the one that the cursor names", () => {
    expect(nextPage(walk("cursor", { next: "/next" }), 1, full)).toBe("abc");
    expect(nextPage(walk("cursor", { next: "/next" }), 1, short)).toBeUndefined();
    expect(nextPage(walk("cursor"), 1, full)).toBeUndefined();
  });

  test("is none after a short page, a refusal, something else, or too many", () => {
    expect(nextPage(walk("offset"), 1, short)).toBeUndefined();
    expect(nextPage(walk("offset"), 1, answered({ items: [1, 2] }, 500))).toBeUndefined();
    expect(nextPage(walk("offset"), 1, answered({ error: "no" }))).toBeUndefined();
    expect(nextPage(walk("offset", { most: 2 }), 2, full)).toBeUndefined();
  });
});

describe("a walk", () => {
  const at = (next: string): Exchange => answered({ items: [1, 2], next });

  test("follows a cursor that comes back once more, and then ends", () => {
    const follow = followPages(walk("cursor", { next: "/next", most: 99 }));
    expect(["a", "b", "a", "b"].map((next) => follow(at(next)))).toEqual(["a", "b", "a", undefined]);
  });

  test("goes on for as long as the cursors are new ones, or to the most that it may send", () => {
    const follow = followPages(walk("cursor", { next: "/next", most: 4 }));
    expect(["a", "b", "c", "d"].map((next) => follow(at(next)))).toEqual(["a", "b", "c", undefined]);
  });
});
