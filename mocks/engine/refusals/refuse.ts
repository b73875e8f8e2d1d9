import {
  PROBLEM_MEDIA_TYPE,
  isJson,
  negotiate,
  problemDetails,
  replyFor,
  shapeOf,
  writeBody,
  type Chance,
  type Contract,
  type HttpResponse,
  type Operation,
} from "../../../spec/index.ts";
import { deprecation } from "../replies/deprecation.ts";
import { fillRefusal } from "./fill-refusal.ts";
import type { Occasion, Refusal } from "./refusal.ts";
import { fillHeaders } from "../replies/reply-headers.ts";

/**
 * Says no in the document's own words: the operation's reply for the status, else that of another operation, else the
 * shape that all refusals of the document share, else problem details (RFC 9457). Whatever a client accepts, it is sent
 * as it is documented: a refusal that cannot be sent would have to be refused again.
 */
export function refuse(
  contract: Contract,
  operation: Operation | undefined,
  refusal: Refusal,
  chance: Chance,
  occasion?: Occasion,
): HttpResponse {
  const { status } = refusal;
  const headers = { ...deprecation(operation), ...refusal.headers };
  const reply =
    (operation && replyFor(operation, status)) ??
    contract.refusals[String(status)] ??
    contract.refusals["default"];
  if (!reply) return problem({ ...refusal, headers });
  const all = { ...fillHeaders(reply, {}, chance), ...headers };
  const choice = negotiate(undefined, reply.contents);
  if (!choice) return { status, headers: all, body: "" };
  const { content, mediaType } = choice;
  const { types } = shapeOf(content.schema.json);
  const isText = !isJson(mediaType) && !types.includes("object") && !types.includes("array");
  const body = isText
    ? refusal.reasons.map(({ sentence }) => sentence).join("\n")
    : fillRefusal(content.schema, refusal, chance, occasion);
  const text = writeBody(body, mediaType, content.schema);
  return { status, headers: { ...all, "content-type": mediaType }, body: text };
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
