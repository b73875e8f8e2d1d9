import { lastOf } from "../answer.ts";
import { broken, finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** A header field that must be there, with certain words in its list. */
export const header: Tell<"header"> = (check, evidence) => {
  const exchange = lastOf(evidence, check.step);
  const value = exchange?.response?.headers[check.name.toLowerCase()];
  const expected =
    check.has.length === 0 ? `a ${check.name} field` : `${check.name}: ${check.has.join(", ")}`;
  if (String(exchange?.response?.status) !== check.on)
    return unclear(expected, `${wordsOf(exchange)}, where ${check.on} would have the field`);
  if (value === undefined || value.trim() === "") return broken(expected, `no ${check.name} field`);
  const words = value.toLowerCase().split(/[\s,]+/);
  return finding(
    check.has.every((word) => words.includes(word.toLowerCase())),
    expected,
    `${check.name}: ${value}`,
  );
};
