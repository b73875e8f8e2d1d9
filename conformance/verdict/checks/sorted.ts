import { isObject } from "../../../spec/index.ts";
import { broken, finding, unclear } from "../finding.ts";
import { inOrder } from "../order.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** Rows come in the order that was asked for; where a value is missing may stand anywhere. */
export const sorted: Tell<"sorted"> = (check, evidence) => {
  const expected = `rows in the order of ${check.property}${check.direction === "" ? "" : `, ${check.direction}`}`;
  const { rows, bad } = pagesOf(evidence, check.step, check.rows, 0);
  if (bad !== undefined) return broken(expected, wordsOf(bad));
  const values = rows.map((row) => (isObject(row) ? (row[check.property] ?? null) : null));
  if (new Set(values.filter((value) => value !== null)).size < 2)
    return unclear(expected, `no two of the ${rows.length} rows differ in ${check.property}`);
  const holds =
    (check.direction !== "falling" && inOrder(values, false)) ||
    (check.direction !== "rising" && inOrder(values, true));
  return finding(holds, expected, holds ? `${rows.length} rows` : quote(values));
};
