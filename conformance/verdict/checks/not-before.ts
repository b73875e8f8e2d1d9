import { lastOf, valueAt } from "../answer.ts";
import { finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote } from "../words.ts";

/** A stamp that goes with time, never against it. */
export const notBefore: Tell<"not-before"> = (check, evidence) => {
  const was = valueAt(lastOf(evidence, check.since), check.was);
  const is = valueAt(lastOf(evidence, check.step), check.at);
  const expected = `a time at ${check.at} that is not before ${quote(was)}`;
  const times = [was, is].map((value) => (typeof value === "string" ? Date.parse(value) : Number.NaN));
  const [earlier = Number.NaN, later = Number.NaN] = times;
  if (Number.isNaN(earlier) || Number.isNaN(later)) return unclear(expected, `${quote(is)} at ${check.at}`);
  return finding(earlier <= later, expected, quote(is));
};
