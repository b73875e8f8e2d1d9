import { lastOf, valueAt } from "../answer.ts";
import { finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** The number of all rows went up or down by so many, or stayed. */
export const total: Tell<"total"> = (check, evidence) => {
  const was = valueAt(lastOf(evidence, check.since), check.at);
  const after = lastOf(evidence, check.step);
  const is = valueAt(after, check.at);
  if (typeof was !== "number") {
    return unclear(`${check.by} more at ${check.at}`, `before: ${wordsOf(lastOf(evidence, check.since))}`);
  }
  const got = is === undefined ? wordsOf(after) : `${quote(is)} at ${check.at}, after ${was}`;
  return finding(is === was + check.by, `${was + check.by} at ${check.at}`, got);
};
