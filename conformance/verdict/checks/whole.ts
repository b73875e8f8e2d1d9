import { lastOf, nameOf, valueAt } from "../answer.ts";
import { broken, held, unclear } from "../finding.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** Pages laid end to end are the whole list, each row once. */
export const whole: Tell<"whole"> = (check, evidence) => {
  const expected = "every row once";
  const { rows, bad, cut } = pagesOf(evidence, check.step, check.rows, check.size);
  if (bad !== undefined) return broken(expected, wordsOf(bad));
  const names = rows.map((row) => nameOf(row, check.key));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return broken(expected, `the row ${twice} more than once among ${rows.length}`);
  if (cut) return unclear(expected, `the list goes on beyond the ${rows.length} rows that were looked at`);
  if (check.total === undefined) return held(expected, `${rows.length} rows, each once`);
  const total = valueAt(lastOf(evidence, check.step), check.total);
  if (total === rows.length) return held(expected, `${rows.length} rows, as ${check.total} says`);
  return broken(`${String(total)} rows, as ${check.total} says`, `${rows.length} rows`);
};
