import { lastOf, nameOf, rowsAt } from "../answer.ts";
import { broken, finding, held, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** A page that begins later in the same list. */
export const slice: Tell<"slice"> = (check, evidence) => {
  const expected = `the rows from place ${check.from} on`;
  const all = rowsAt(lastOf(evidence, check.of), check.rows);
  const page = rowsAt(lastOf(evidence, check.step), check.rows);
  if (all === undefined) return unclear(expected, wordsOf(lastOf(evidence, check.of)));
  if (page === undefined) return broken(expected, wordsOf(lastOf(evidence, check.step)));
  const due = all.slice(check.from).map((row) => nameOf(row, check.key));
  const came = page.map((row) => nameOf(row, check.key));
  if (all.length === 0)
    return came.length === 0
      ? held(expected, "no rows in an empty list")
      : broken("no rows", `${came.length}`);
  if (due.length > 0 && came.length === 0) return broken(expected, "no rows");
  const at = due.findIndex((name, place) => place < came.length && name !== came[place]);
  return finding(
    at < 0,
    expected,
    at < 0 ? `${came.length} rows, as they stand` : `${came[at]} where ${due[at]} is due`,
  );
};
