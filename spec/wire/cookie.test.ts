import { expect, test } from "vitest";
import { formatCookies, parseCookies } from "./cookie.ts";

test("cookies are read and written alike", () => {
  const pairs = [
    ["session", "abc=="],
    ["theme", "dark"],
  ] as const;
  expect(formatCookies(pairs)).toBe("session=abc==; theme=dark");
  expect(parseCookies("session=abc==; theme=dark")).toEqual(pairs);
});

test("what is not quite a cookie field is read as far as it goes", () => {
  expect(parseCookies(' a="1" ;; b ;c = 2;"')).toEqual([
    ["a", "1"],
    ["", "b"],
    ["c", "2"],
    ["", '"'],
  ]);
  expect(parseCookies("")).toEqual([]);
});
