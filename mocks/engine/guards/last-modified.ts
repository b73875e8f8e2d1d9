import { asObject, getPointer, isJson, replyFor, type HttpResponse } from "../../../spec/index.ts";
import type { Guard } from "./guard.ts";
import type { Turn } from "../turn.ts";
import { unmodified } from "./unmodified.ts";

/**
 * When the row that is shown was last changed, as far as its stamps tell, and 304 for those who have seen it since
 * (RFC 9110, sections 8.8.2 and 13.1.3).
 */
export const lastModified: Guard = function* (turn, next) {
  const answer = yield* next();
  const { response } = answer;
  const reply = replyFor(turn.operation, response.status);
  if (!reply?.headers.some(({ name }) => name === "last-modified")) return answer;
  const moment = changedAt(turn, response);
  if (moment === undefined) return answer;

  const headers = { ...response.headers, "last-modified": new Date(moment).toUTCString() };
  return { ...answer, response: isSeen(turn, moment) ? unmodified(turn, headers) : { ...response, headers } };
};

/** Milliseconds; `undefined` where the answer does not show it. */
function changedAt({ operation, service }: Turn, { headers, body }: HttpResponse): number | undefined {
  const { effect } = operation;
  if (effect.kind === "none" || effect.kind === "list" || typeof body !== "string") return undefined;
  if (body === "" || !isJson(headers["content-type"] ?? "")) return undefined;
  const row = asObject(getPointer(JSON.parse(body), effect.envelope.rows));
  const stamped = Object.values(service.collection(effect.of).properties).filter(({ stamp }) => stamp);
  const moments = stamped.map(({ name }) => Date.parse(String(row[name]))).filter((at) => !Number.isNaN(at));
  return moments.length === 0 ? undefined : Math.max(...moments);
}

/** Dates of HTTP know whole seconds only; where there are tags, these say it better (RFC 9110, section 13.1.3). */
function isSeen({ request }: Turn, moment: number): boolean {
  const { "if-modified-since": since, "if-none-match": tags } = request.headers;
  const reads = request.method === "GET" || request.method === "HEAD";
  return reads && since !== undefined && tags === undefined && Date.parse(since) >= moment - (moment % 1000);
}
