import { textOf } from "../answer.ts";
import { finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";

/** A secret that was sent comes back in no answer, neither as it is nor percent-encoded nor in other letters. */
export const absentText: Tell<"absent-text"> = (check, evidence) => {
  const expected = "the secret in no answer";
  const exchanges = Object.values(evidence.exchanges).flat();
  if (!exchanges.some((exchange) => exchange.response !== undefined))
    return unclear(expected, "no answer came");
  const needles = check.texts
    .flatMap((text) => [text, encodeURIComponent(text)])
    .map((text) => text.toLowerCase());
  const told = exchanges.find(({ response }) => {
    const hay = `${textOf(response)}\n${Object.values(response?.headers ?? {}).join("\n")}`.toLowerCase();
    return needles.some((needle) => hay.includes(needle));
  });
  const got =
    told === undefined
      ? `${exchanges.length} answers without it`
      : `it stands in the answer of ${told.operation}`;
  return finding(told === undefined, expected, got);
};
