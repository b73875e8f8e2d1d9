import type { Operation } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { refusalOf, repliesFor, successOf, type Cause } from "./statuses.ts";

/** An operation as people say it: `GET /api/contacts`. */
export function called(operation: Operation): string {
  return `${operation.method} ${operation.path.text}`;
}

/** `400`, `400 or 404`, `any 4XX`. */
function spoken(statuses: readonly string[]): string {
  const words = statuses.map((status) => (status.endsWith("XX") ? `any ${status}` : status));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** Claims that a step is answered with a documented success, as described. `what` completes "GET /x answers …". */
export function claimSuccess(draft: Draft, step: string, operation: Operation, what: string): void {
  const statuses = successOf(operation);
  const source = `${operation.pointer}/responses`;
  const sentence = `${called(operation)} answers ${what} with ${spoken(statuses)}`;
  draft.claim("status", sentence, source, { kind: "status", step, of: statuses, not: [] });
  claimDescribed(draft, step, operation, statuses);
}

/** Claims that a step is refused with a status that fits the cause, as described. `why` follows "refuses …". */
export function claimRefusal(
  draft: Draft,
  step: string,
  operation: Operation,
  cause: Cause,
  why: string,
  source?: string,
): void {
  claimStatus(
    draft,
    step,
    operation,
    refusalOf(operation, cause),
    why,
    source ?? `${operation.pointer}/responses`,
  );
}

/** The same with the statuses given. */
export function claimStatus(
  draft: Draft,
  step: string,
  operation: Operation,
  statuses: readonly string[],
  why: string,
  source: string,
): void {
  const sentence = `${called(operation)} refuses ${why} (${spoken(statuses)})`;
  draft.claim("status", sentence, source, { kind: "status", step, of: statuses, not: [] });
  claimDescribed(draft, step, operation, statuses);
}

/** Claims that such an answer has the media type, the header fields and the body that the document gives for it. */
function claimDescribed(draft: Draft, step: string, operation: Operation, statuses: readonly string[]): void {
  const replies = repliesFor(operation, statuses);
  const [first] = replies;
  if (first === undefined) return;
  const claim = (aspect: "mediaType" | "header" | "body", words: string): void => {
    const sentence = `${called(operation)} answers ${spoken(statuses)} ${words}`;
    draft.claim(aspect, sentence, first.pointer, { kind: "documented", step, aspect, of: statuses });
  };
  if (replies.some(({ contents }) => contents.length > 0)) {
    claim("mediaType", "in a media type that the document names for it");
    claim("body", "with a body that fits its schema");
  }
  if (replies.some(({ headers }) => headers.length > 0))
    claim("header", "with the header fields that the document demands");
}
