import { asObject, evaluate, replyFor, type Headers, type Operation } from "../../../spec/index.ts";
import type { Asking } from "../asking.ts";
import { names, tagOf } from "./entity-tag.ts";
import type { Guard } from "./guard.ts";
import { once } from "../once.ts";
import { refusal } from "../refusals/refusal.ts";
import { representation } from "./representation.ts";
import { rowId } from "../effects/row-id.ts";
import { sayNo } from "../say.ts";
import type { Answer, Turn } from "../turn.ts";
import { unmodified } from "./unmodified.ts";

/**
 * Entity tags and what clients make depend on them (RFC 9110, sections 8.8.3 and 13.1). What would be refused anyway
 * is refused first (section 13.2.1).
 */
export const preconditions: Guard = function* (turn, next) {
  const answer = yield* next();
  const terms = termsOf(turn.operation);
  if (!terms.tagged && !terms.match && !terms.noneMatch) return answer;
  const { status } = answer.response;
  if (status < 200 || status > 299) return (yield* refuseTwin(turn, terms, answer)) ?? answer;
  const { method } = turn.request;
  return method === "GET" || method === "HEAD"
    ? onReading(turn, terms, answer)
    : yield* onWriting(turn, terms, answer);
};

/** What the document says of one operation. */
interface Terms {
  readonly tagged: boolean;
  readonly match: boolean;
  readonly noneMatch: boolean;
}

const termsOf = once((operation: Operation): Terms => {
  const takes = (field: string): boolean =>
    operation.parameters.some((each) => each.in === "header" && each.name.toLowerCase() === field);
  const tagged = operation.replies.some(
    ({ status, headers }) => /^(2|default)/i.test(status) && headers.some(({ name }) => name === "etag"),
  );
  const fresh = tagged || operation.replies.some(({ status }) => status === "304");
  const reads = operation.method === "GET" || operation.method === "HEAD";
  return { tagged, match: takes("if-match"), noneMatch: takes("if-none-match") || (reads && fresh) };
});

function onReading(turn: Turn, terms: Terms, answer: Answer): Answer {
  const { response } = answer;
  const current = tagOf(response.body);
  const { "if-match": match, "if-none-match": noneMatch } = turn.request.headers;
  if (terms.match && match !== undefined && !names(match, current, "strong"))
    return refuseMatch(turn, match, current);
  const headers = withTag(turn.operation, answer, current);
  if (!terms.noneMatch || noneMatch === undefined || !names(noneMatch, current, "weak"))
    return { ...answer, response: { ...response, headers } };
  return { ...answer, response: unmodified(turn, { ...headers, etag: current }) };
}

function* onWriting(turn: Turn, terms: Terms, answer: Answer): Asking<Answer> {
  const id = idOf(turn, answer);
  const { "if-match": match, "if-none-match": noneMatch } = turn.request.headers;
  const asked = (terms.match && match !== undefined) || (terms.noneMatch && noneMatch !== undefined);
  const current = asked ? yield* representation(turn, id, []) : undefined;
  if (terms.match && match !== undefined && !names(match, current, "strong"))
    return refuseMatch(turn, match, current);
  if (terms.noneMatch && noneMatch !== undefined && names(noneMatch, current, "weak"))
    return refuseNoneMatch(turn, noneMatch);

  const { response, writes } = answer;
  if (!isTagged(turn.operation, response.status)) return answer;
  const changed = (yield* representation(turn, id, writes)) ?? tagOf(response.body);
  return { ...answer, response: { ...response, headers: withTag(turn.operation, answer, changed) } };
}

/** A row that must not be there yet, and is: the condition says so better than the conflict does. */
function* refuseTwin(turn: Turn, terms: Terms, { response }: Answer): Asking<Answer | undefined> {
  const { effect } = turn.operation;
  const field = turn.request.headers["if-none-match"];
  if (response.status !== 409 || effect.kind !== "create" || !terms.noneMatch || field === undefined)
    return undefined;
  const id = rowId(asObject(turn.values.body)[turn.service.keyOf(effect.of)]);
  const current = id === undefined ? undefined : yield* representation(turn, id, []);
  return names(field, current, "weak") ? refuseNoneMatch(turn, field) : undefined;
}

/** The row that an operation is about: the one that it writes, else the one that its key names. */
function idOf({ operation, scope }: Turn, { writes }: Answer): string | undefined {
  const { effect } = operation;
  if (effect.kind === "none" || effect.kind === "list") return undefined;
  const written = writes.find(({ of }) => of === effect.of);
  return written?.id ?? (effect.key && rowId(evaluate(effect.key, scope)));
}

function isTagged(operation: Operation, status: number): boolean {
  return replyFor(operation, status)?.headers.some(({ name }) => name === "etag") ?? false;
}

function withTag(operation: Operation, { response }: Answer, tag: string): Headers {
  return isTagged(operation, response.status) ? { ...response.headers, etag: tag } : response.headers;
}

function refuseMatch(turn: Turn, sent: string, current: string | undefined): Answer {
  const state = current === undefined ? "there is nothing yet" : `the ETag is ${current}`;
  const sentence = `If-Match must name what is there, but it is ${sent} and ${state}`;
  return sayNo(turn, refusal(412, sentence, { field: "If-Match" }));
}

function refuseNoneMatch(turn: Turn, sent: string): Answer {
  const sentence = `If-None-Match must not name what is there, but it is ${sent}`;
  return sayNo(turn, refusal(412, sentence, { field: "If-None-Match" }));
}
