import { judgeResponse } from "../../../spec/index.ts";
import { hasStatus, lastOf } from "../answer.ts";
import { broken, held, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

const EXPECTED = {
  mediaType: "the media type that the document gives for this answer",
  header: "the header fields that the document gives for this answer",
  body: "a body that fits the document's schema for this answer",
};

/** One respect in which an answer of the status that was due is as the document describes it. */
export const documented: Tell<"documented"> = (check, evidence) => {
  const exchange = lastOf(evidence, check.step);
  const expected = EXPECTED[check.aspect];
  const operation = evidence.contract.operations.find((known) => known.id === exchange?.operation);
  if (exchange?.response === undefined || operation === undefined)
    return unclear(expected, wordsOf(exchange));
  // What is said of a refusal says nothing of the success that came in its place.
  if (!hasStatus(check.of, exchange.response.status)) return unclear(expected, wordsOf(exchange));
  const deviations = judgeResponse(operation, exchange.request, exchange.response);
  if (deviations.some((deviation) => deviation.aspect === "status")) {
    return unclear(
      expected,
      `the document does not describe an answer ${exchange.response.status} of ${operation.id}`,
    );
  }
  const found = deviations.filter((deviation) => deviation.aspect === check.aspect);
  if (found.length === 0) return held(expected, `${exchange.response.status}, as described`);
  return broken(
    expected,
    `${found.map((deviation) => deviation.sentence).join("; ")} (${wordsOf(exchange)})`,
  );
};
