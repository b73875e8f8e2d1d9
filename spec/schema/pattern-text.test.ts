import { expect, test } from "vitest";
import { createChance } from "./chance.ts";
import { patternText } from "./pattern-text.ts";
import { regularExpression } from "./regular-expression.ts";

test.each([
  "^[a-z]+$",
  "^\\+[1-9]\\d{1,14}$",
  "^(foo|ba[rz]){2,3}-\\w{4}$",
  "^sf_(?:live|test)_v1_[A-Za-z0-9]{32}$",
  "in the middle",
  "^\\p{Lu}\\p{L}*$",
  "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$",
  "^(?!admin)[a-z]{5}$",
  "^(?<year>\\d{4})-(0[1-9]|1[0-2])$",
  "^[\\u4e00-\\u9fff]{2}$",
  "^$",
  "^#[0-9a-fA-F]{6}$",
  "^v\\d+(\\.\\d+){0,2}$",
  "^[^a-zA-Z0-9]$",
])("writes text that matches %s", (pattern) => {
  for (const seed of ["a", "b", "c", "d"]) {
    expect(patternText(pattern, createChance(seed), 0, Infinity)).toMatch(regularExpression(pattern));
  }
});

test.each([
  ["^[a-z]+$", 12],
  ["^[A-Z]{2}\\d{8,12}$", 14],
  ["^\\/[a-z]+(?:\\/[a-z]+)*$", 9],
  ["needle", 20],
])("writes text that matches %s in %i characters", (pattern, length) => {
  const text = patternText(pattern, createChance("x"), length, length);
  expect(text).toHaveLength(length);
  expect(text).toMatch(regularExpression(pattern));
});

test.each([
  ["a pattern that cannot be that long", "^[a-z]{3}$", 4],
  ["a reference back to a group", "^(a|b)\\1$", 0],
])("gives nothing for %s", (_, pattern, min) => {
  expect(patternText(pattern, createChance("x"), min, Infinity)).toBeUndefined();
});
