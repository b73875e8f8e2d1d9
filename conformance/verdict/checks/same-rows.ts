import { lastOf, nameOf, rowsAt } from "../answer.ts";
import { broken, finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** Two requests that ask for the same rows get them in the same order. */
export const sameRows: Tell<"same-rows"> = (check, evidence) => {
  const expected = "the same rows in the same order";
  const other = rowsAt(lastOf(evidence, check.as), check.rows);
  const rows = rowsAt(lastOf(evidence, check.step), check.rows);
  if (other === undefined) return unclear(expected, wordsOf(lastOf(evidence, check.as)));
  if (rows === undefined) return broken(expected, wordsOf(lastOf(evidence, check.step)));
  if (rows.length !== other.length) return broken(`${other.length} rows`, `${rows.length} rows`);
  const at = rows.findIndex(
    (row, place) => nameOf(row, check.key) !== nameOf(other[place] ?? null, check.key),
  );
  return finding(at < 0, expected, at < 0 ? `${rows.length} rows, the same` : `another row at place ${at}`);
};
