import type { Json } from "../../../spec/index.ts";
import { isSuccess, lastOf, valueAt } from "../answer.ts";
import { saysTheSame } from "../equal.ts";
import { broken, finding, held, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** A value that was sent, or that must follow, stands where it should. */
export const holds: Tell<"holds"> = (check, evidence) => {
  const exchange = lastOf(evidence, check.step);
  const value = evidence.resolve(check.value);
  const expected = `${check.among === true ? "each of " : ""}${quote(value)} at ${check.at === "" ? "the top" : check.at}`;
  if (value === undefined) return unclear(expected, "what was sent is not known");
  if (!isSuccess(exchange?.response?.status)) return broken(expected, wordsOf(exchange));
  const got = valueAt(exchange, check.at);
  if (got === undefined && check.optional) return held(expected, "nothing there, which the document allows");
  return finding(
    check.among === true ? isAmong(value, got) : saysTheSame(value, got),
    expected,
    `${quote(got)} at ${check.at === "" ? "the top" : check.at}`,
  );
};

/** Tells whether each item of a list is one of another list. */
function isAmong(value: Json, got: Json | undefined): boolean {
  if (!Array.isArray(value) || !Array.isArray(got)) return saysTheSame(value, got);
  return value.every((item) => got.some((other) => saysTheSame(item, other)));
}
