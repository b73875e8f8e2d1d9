import {
  PROBLEM_MEDIA_TYPE,
  isJson,
  problemDetails,
  replyFor,
  type Chance,
  type Contract,
  type HttpResponse,
  type Operation,
} from "../../spec/index.ts";
import { fillRefusal } from "./fill-refusal.ts";
import type { Refusal } from "./refusal.ts";
import { fillHeaders } from "./reply-headers.ts";
import { writtenType } from "./reply.ts";
import { jsonIn } from "./success.ts";

/**
 * Says no in the document's own words: the operation's reply for the status, else that of another operation, else the
 * shape that all refusals of the document share, else problem details (RFC 9457).
 */
export function refuse(
  contract: Contract,
  operation: Operation | undefined,
  refusal: Refusal,
  chance: Chance,
): HttpResponse {
  const { status, headers } = refusal;
  const reply =
    (operation && replyFor(operation, status)) ??
    contract.refusals[String(status)] ??
    contract.refusals["default"];
  if (!reply) return problem(refusal);
  const all = { ...fillHeaders(reply, {}, chance), ...headers };
  const content = jsonIn(reply);
  if (!content) return { status, headers: all, body: "" };
  const type = writtenType(content);
  const body = isJson(type)
    ? JSON.stringify(fillRefusal(content.schema, refusal, chance))
    : refusal.reasons.map(({ sentence }) => sentence).join("\n");
  return { status, headers: { ...all, "content-type": type }, body };
}

/** A refusal as problem details, where no document says how. */
export function problem({ status, reasons, headers }: Refusal): HttpResponse {
  const [first] = reasons;
  const detail = first === undefined ? {} : { detail: first.sentence };
  const errors =
    reasons.length < 2
      ? {}
      : { errors: reasons.map(({ sentence, pointer }) => ({ detail: sentence, pointer })) };
  return {
    status,
    headers: { ...headers, "content-type": PROBLEM_MEDIA_TYPE },
    body: JSON.stringify(problemDetails({ status, ...detail, ...errors })),
  };
}
