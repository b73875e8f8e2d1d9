import { describe, expect, test } from "vitest";
import { findJsonFault } from "./json-fault.ts";

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the place where a text ceases to be JSON", () => {
  test.each([
    ["", 1, 1, "", "a value"],
    ['{"a":1,}', 1, 8, "}", "a name in double quotes"],
    ["[1,\n 2,\n]", 3, 1, "]", "a value"],
    ['{"a" 1}', 1, 6, "1", '":"'],
    ["{'a':1}", 1, 2, "'", 'a name in double quotes or "}"'],
    ['{"a":1 "b"', 1, 8, '"', '"," or "}"'],
    ["[1 2]", 1, 4, "2", '"," or "]"'],
    ["{} x", 1, 4, "x", "the end"],
    ["[tru]", 1, 2, "t", 'a value or "]"'],
    ['["a\nb"]', 1, 2, '"', 'a value or "]"'],
    ['{"a":😀}', 1, 6, "😀", "a value"],
    ['{"a":{', 1, 7, "", 'a name in double quotes or "}"'],
  ])("of %j is line %i, column %i", (text, line, column, found, wanted) => {
    expect(findJsonFault(text)).toMatchObject({ line, column, found, wanted });
  });

  test.each([
    "null",
    " true ",
    "-0.5e+3",
    '"\\u00e9\\n\u2028"',
    "[]",
    "{}",
    '[{"a":[1,{"b":null}]},"x"]',
    "01",
    "1.",
    "+1",
    ".5",
    "1e",
    "-",
    '"\\x"',
    "[,]",
    '{"a"}',
    "{1:2}",
    "[1]]",
    "nullx",
    "1 2",
    '"',
    "\u00a0null",
    '"\t"',
    "NaN",
    '"\\u12"',
    "[1,]",
  ])("is looked for as JSON.parse does: %j", (text) => {
    expect(findJsonFault(text) === undefined).toBe(isJsonText(text));
  });

  test.each([
    ["plain", "a"],
    ["escaped", "\\n"],
  ])("is found behind a long %s string", (_, part) => {
    const text = `["${part.repeat(2_000_000)}",]`;
    expect(findJsonFault(text)?.offset).toBe(text.length - 1);
  });

  test("is found in a deeply nested text", () => {
    expect(findJsonFault("[".repeat(100_000))?.offset).toBe(100_000);
  });
});
