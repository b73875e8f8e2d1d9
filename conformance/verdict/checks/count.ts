import { isSuccess, lastOf, rowsAt } from "../answer.ts";
import { broken, finding } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** How many rows one answer has. */
export const count: Tell<"count"> = (check, evidence) => {
  const exchange = lastOf(evidence, check.step);
  const expected =
    check.least === check.most ? `${check.most} rows` : `from ${check.least} to ${check.most} rows`;
  const rows = rowsAt(exchange, check.rows);
  if (rows === undefined || !isSuccess(exchange?.response?.status))
    return broken(expected, wordsOf(exchange));
  return finding(rows.length >= check.least && rows.length <= check.most, expected, `${rows.length} rows`);
};
