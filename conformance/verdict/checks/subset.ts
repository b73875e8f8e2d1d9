import { nameOf } from "../answer.ts";
import { broken, finding, unclear } from "../finding.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** What a search or a filter finds is part of what the list has without it. */
export const subset: Tell<"subset"> = (check, evidence) => {
  const expected = "only rows that the whole list has too";
  const all = pagesOf(evidence, check.of, check.ofRows, check.size);
  const hits = pagesOf(evidence, check.step, check.rows, 0);
  if (all.bad !== undefined) return unclear(expected, wordsOf(all.bad));
  if (hits.bad !== undefined) return broken(expected, wordsOf(hits.bad));
  const known = new Set(all.rows.map((row) => nameOf(row, check.key)));
  const strange = hits.rows.map((row) => nameOf(row, check.key)).find((name) => !known.has(name));
  if (strange !== undefined && all.cut)
    return unclear(expected, "the whole list is longer than what was looked at");
  return finding(
    strange === undefined,
    expected,
    strange ?? `${hits.rows.length} of ${all.rows.length} rows`,
  );
};
