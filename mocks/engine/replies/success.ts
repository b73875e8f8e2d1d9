import {
  negotiate,
  replyFor,
  type Content,
  type EffectKind,
  type Operation,
  type Reply,
} from "../../../spec/index.ts";

/** How an operation answers when all is well. */
export interface Success {
  readonly status: number;
  readonly reply: Reply | undefined;
  /** `undefined` where the answer has no body. */
  readonly content: Content | undefined;
}

/**
 * The success of an operation as its document spells it: the first explicit 2xx, for a create 201 before others. Where
 * the document has only a range or a default, the status that HTTP has for what is done (RFC 9110, section 15.3).
 */
export function successOf(operation: Operation): Success {
  const explicit = operation.replies
    .map(({ status }) => Number(status))
    .filter((status) => status >= 200 && status < 300);
  const created = operation.effect.kind === "create" && explicit.includes(201) ? 201 : undefined;
  const status = created ?? explicit[0] ?? usual(operation, operation.effect.kind);
  return successAt(operation, status);
}

/** The success of an operation at a status that is given. */
export function successAt(operation: Operation, status: number): Success {
  const reply = replyFor(operation, status);
  return { status, reply, content: reply && negotiate(undefined, reply.contents)?.content };
}

function usual(operation: Operation, kind: EffectKind): number {
  if (kind === "create") return 201;
  const reply = replyFor(operation, 204);
  return kind === "remove" && (!reply || reply.contents.length === 0) ? 204 : 200;
}
