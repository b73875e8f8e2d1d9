import { isJson, type Content, type HttpResponse } from "../../spec/index.ts";
import { fillHeaders } from "./reply-headers.ts";
import { successAt } from "./success.ts";
import type { Outcome, Turn } from "./turn.ts";

/** Says yes: the body of what was done, projected on what the document says of it. */
export function reply(turn: Turn, outcome: Extract<Outcome, { kind: "done" }>): HttpResponse {
  const { operation, service, sources } = turn;
  const usual = service.success(operation);
  const success =
    outcome.status === undefined || outcome.status === usual.status
      ? usual
      : successAt(operation, outcome.status);
  const { status, content } = success;
  const headers = success.reply
    ? fillHeaders(success.reply, knownHeaders(turn, outcome.id), sources.chance)
    : {};
  if (!content || outcome.body === undefined) return { status, headers, body: "" };
  const type = writtenType(content);
  const body = service.project(content)(outcome.body);
  const text = typeof body === "string" && !isJson(type) ? body : JSON.stringify(body);
  return { status, headers: { ...headers, "content-type": type }, body: text };
}

/** The media type that is sent: as the document spells it, JSON where it allows several. */
export function writtenType({ mediaType }: Content): string {
  return mediaType.includes("*") ? "application/json" : mediaType;
}

function knownHeaders({ operation, request }: Turn, id: string | undefined): Record<string, string> {
  if (id === undefined) return {};
  const row = operation.effect.kind === "create" ? `/${encodeURIComponent(id)}` : "";
  return { location: request.path.replace(/\/$/, "") + row };
}
