import { describe, expect, test } from "vitest";
import { formatQuery, parseQuery, type Pair } from "./query.ts";

describe("a query", () => {
  test.each<[string, readonly Pair[]]>([
    ["", []],
    ["q=x", [["q", "x"]]],
    [
      "b=2&a=1&b=3",
      [
        ["b", "2"],
        ["a", "1"],
        ["b", "3"],
      ],
    ],
    ["q=", [["q", ""]]],
    ["q=a%3Db%26c", [["q", "a=b&c"]]],
    ["color%5BR%5D=100", [["color[R]", "100"]]],
    ["__proto__=x", [["__proto__", "x"]]],
  ])("%s is read and written alike", (query, pairs) => {
    expect(parseQuery(query)).toEqual(pairs);
    expect(formatQuery(pairs)).toBe(query);
  });

  test.each<[string, readonly Pair[]]>([
    ["flag", [["flag", ""]]],
    ["&&a=1&", [["a", "1"]]],
    ["q=a+b%20c%2B", [["q", "a b c+"]]],
    ["q=a=b", [["q", "a=b"]]],
    ["q=%", [["q", "%"]]],
    ["q=%E0%A4", [["q", "%E0%A4"]]],
    ["=x", [["", "x"]]],
  ])("%s is read as far as it goes", (query, pairs) => {
    expect(parseQuery(query)).toEqual(pairs);
  });
});
