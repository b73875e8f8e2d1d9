import { answers, body, when, type Which } from "./change-answer.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

/** Puts the reason under another name than the document has for it. */
function otherEnvelope(which: Which): Mutation {
  return answers(
    when(
      which,
      body((refusal) => ({ success: false, message: refusal["error"] ?? "" })),
    ),
  );
}

/** D. The shape of refusals. */
export const errorMutants: readonly Mutant[] = [
  {
    id: "D1",
    title: "every refusal has another shape",
    only: "createContact/*",
    caughtBy: /^createContact\/(?:body|key|scope|tenant)\/[^#]*#body$/,
    mutate: onOperation("createContact", otherEnvelope("refusal")),
  },
  {
    id: "D2",
    title: "only 404 has another shape",
    only: "getChannel/unknown/*",
    caughtBy: /^getChannel\/unknown\/channelId#body$/,
    mutate: onOperation("getChannel", otherEnvelope(404)),
  },
  {
    id: "D3",
    title: "only 401 has another shape",
    only: "getChannel/key/*",
    caughtBy: /^getChannel\/key\/none#body$/,
    mutate: onOperation("getChannel", otherEnvelope(401)),
  },
  {
    id: "D4",
    title: "only 403 has another shape",
    only: "getChannel/scope/*",
    caughtBy: /^getChannel\/scope\/[^#]*#body$/,
    mutate: onOperation("getChannel", otherEnvelope(403)),
  },
];
