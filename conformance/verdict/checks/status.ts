import { hasStatus, lastOf } from "../answer.ts";
import { broken, finding } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { either, wordsOf } from "../words.ts";

/** The right status for the cause. A request that was sent and got no answer at all breaks it. */
export const status: Tell<"status"> = (check, evidence) => {
  const exchange = lastOf(evidence, check.step);
  const expected = check.of.length > 0 ? either(check.of) : `anything but ${either(check.not)}`;
  if (exchange?.response === undefined) return broken(expected, wordsOf(exchange));
  const code = exchange.response.status;
  const right = check.of.length === 0 || hasStatus(check.of, code);
  return finding(right && !hasStatus(check.not, code), expected, wordsOf(exchange));
};
