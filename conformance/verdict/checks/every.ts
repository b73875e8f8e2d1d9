import { isObject, type Filter, type Json } from "../../../spec/index.ts";
import { equal } from "../equal.ts";
import { broken, finding, unclear } from "../finding.ts";
import { inOrder } from "../order.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** Every row of a list has the value for which the list was asked; a row that does not show the property tells nothing. */
export const every: Tell<"every"> = (check, evidence) => {
  const { test = "equals" } = check;
  const value = evidence.resolve(check.value);
  const expected = `only rows with ${check.property} ${words[test]}${quote(value)}`;
  if (value === undefined) return unclear(expected, "what was asked for is not known");
  const { rows, bad } = pagesOf(evidence, check.step, check.rows, 0);
  if (bad !== undefined) return broken(expected, wordsOf(bad));
  const other = rows
    .filter(isObject)
    .find((row) => row[check.property] !== undefined && !passes(test, row[check.property] ?? null, value));
  return finding(other === undefined, expected, other === undefined ? `${rows.length} rows` : quote(other));
};

const words: Readonly<Record<Filter["test"], string>> = {
  equals: "",
  includes: "that includes ",
  atLeast: "of at least ",
  atMost: "of at most ",
};

function passes(test: Filter["test"], has: Json, wanted: Json): boolean {
  switch (test) {
    case "equals":
      return equal(has, wanted);
    case "includes":
      return Array.isArray(has) && has.some((item) => equal(item, wanted));
    case "atLeast":
      return inOrder([wanted, has], false);
    case "atMost":
      return inOrder([has, wanted], false);
    default:
      return test satisfies never;
  }
}
