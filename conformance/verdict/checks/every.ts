import { isObject } from "../../../spec/index.ts";
import { equal } from "../equal.ts";
import { broken, finding, unclear } from "../finding.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** Every row of a list has the value for which the list was asked; a row that does not show the property tells nothing. */
export const every: Tell<"every"> = (check, evidence) => {
  const value = evidence.resolve(check.value);
  const expected = `only rows with ${check.property} ${quote(value)}`;
  if (value === undefined) return unclear(expected, "what was asked for is not known");
  const { rows, bad } = pagesOf(evidence, check.step, check.rows, 0);
  if (bad !== undefined) return broken(expected, wordsOf(bad));
  const other = rows
    .filter(isObject)
    .find((row) => row[check.property] !== undefined && !equal(row[check.property], value));
  return finding(other === undefined, expected, other === undefined ? `${rows.length} rows` : quote(other));
};
