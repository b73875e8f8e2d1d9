import { negotiate, writeBody, type HttpResponse } from "../../../spec/index.ts";
import { deprecation } from "./deprecation.ts";
import { fillHeaders } from "./reply-headers.ts";
import { successAt } from "./success.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Says yes: the body of what was done, projected on what the document says of it. */
export function reply(turn: Turn, outcome: Extract<Outcome, { kind: "done" }>): HttpResponse {
  const { operation, service, sources } = turn;
  const usual = service.success(operation);
  const success =
    outcome.status === undefined || outcome.status === usual.status
      ? usual
      : successAt(operation, outcome.status);
  const { status, content } = success;
  const promised = success.reply
    ? fillHeaders(success.reply, { ...knownHeaders(turn, outcome.id), ...outcome.headers }, sources.chance)
    : {};
  const headers = { ...deprecation(operation), ...promised };
  if (!content || outcome.body === undefined) return { status, headers, body: "" };
  const contents = success.reply?.contents ?? [];
  const chosen = negotiate(turn.request.headers["accept"], contents) ?? negotiate(undefined, contents);
  const { content: written, mediaType } = chosen ?? { content, mediaType: content.mediaType };
  const body = service.project(written)(outcome.body);
  const vary: { vary?: string } = contents.length > 1 ? { vary: "accept" } : {};
  return {
    status,
    headers: { ...headers, ...vary, "content-type": mediaType },
    body: writeBody(body, mediaType, written.schema),
  };
}

function knownHeaders({ operation, request }: Turn, id: string | undefined): Record<string, string> {
  if (id === undefined) return {};
  const row = operation.effect.kind === "create" ? `/${encodeURIComponent(id)}` : "";
  return { location: request.path.replace(/\/$/, "") + row };
}
