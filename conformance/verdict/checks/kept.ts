import { isSuccess, lastOf, objectAt } from "../answer.ts";
import { equal } from "../equal.ts";
import { broken, finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/**
 * What a write was not about is as it was. Two operations may show different properties of a row, so that only those which both
 * answers show are held against each other; in two answers of one operation none may have gone.
 */
export const kept: Tell<"kept"> = (check, evidence) => {
  const before = lastOf(evidence, check.since);
  const after = lastOf(evidence, check.step);
  const expected =
    check.except.length === 0 ? "everything as before" : `all but ${check.except.join(", ")} as before`;
  const was = objectAt(before, check.was);
  if (was === undefined || !isSuccess(before?.response?.status)) {
    return unclear(expected, `what was before is not known: ${wordsOf(before)}`);
  }
  const is = objectAt(after, check.at);
  if (is === undefined || !isSuccess(after?.response?.status)) return broken(expected, wordsOf(after));
  const strict = before?.operation === after?.operation;
  const changed = Object.keys(was).filter(
    (name) => !check.except.includes(name) && (strict || name in is) && !equal(was[name], is[name]),
  );
  const got = changed.map((name) => `${name} is ${quote(is[name])} and was ${quote(was[name])}`).join("; ");
  return finding(changed.length === 0, expected, got === "" ? expected : got);
};
