import { replyFor, type Headers, type HttpResponse } from "../../../spec/index.ts";
import { fillHeaders } from "../replies/reply-headers.ts";
import type { Turn } from "../turn.ts";

/**
 * Says that a client has what it asks for already: no body, and of the fields the validators and what the document has
 * for the status (RFC 9110, section 15.4.5).
 * @param known What the answer with the body would have said.
 */
export function unmodified({ operation, sources }: Turn, known: Headers): HttpResponse {
  const reply = replyFor(operation, 304);
  const documented = reply?.status === "304" ? fillHeaders(reply, known, sources.chance) : {};
  const validators = Object.entries(known).filter(([name]) => name === "etag" || name === "last-modified");
  return { status: 304, headers: { ...documented, ...Object.fromEntries(validators) }, body: "" };
}
