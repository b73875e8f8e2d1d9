import type { Operation, Reply } from "../../spec/index.ts";

/** Why a request must be refused. */
export type Cause =
  | "input"
  | "path"
  | "unknown"
  | "unauthenticated"
  | "scope"
  | "malformed"
  | "mediaType"
  | "absentBody";

interface Rule {
  /** The statuses that fit the cause, of which the document may name some. */
  readonly fitting: readonly string[];
  /** What is right where it names none of them. */
  readonly otherwise: readonly string[];
}

/**
 * RFC 9110, section 15.5, has several statuses for some causes. Where the document names one of them for the operation, it is
 * that one; where it names several, each of them; where it names none, whatever fits.
 */
const rules: Readonly<Record<Cause, Rule>> = {
  input: { fitting: ["400", "422"], otherwise: ["4XX"] },
  path: { fitting: ["400", "404", "422"], otherwise: ["4XX"] },
  unknown: { fitting: ["404", "410"], otherwise: ["404", "410"] },
  unauthenticated: { fitting: ["401"], otherwise: ["401", "403"] },
  scope: { fitting: ["403"], otherwise: ["401", "403"] },
  malformed: { fitting: ["400", "422"], otherwise: ["4XX"] },
  mediaType: { fitting: ["415"], otherwise: ["400", "415", "422"] },
  absentBody: { fitting: ["400", "411", "415", "422"], otherwise: ["4XX"] },
};

/** The statuses with which an operation may refuse for that cause. */
export function refusalOf(operation: Operation, cause: Cause): readonly string[] {
  const { fitting, otherwise } = rules[cause];
  const named = operation.replies.map(({ status }) => status).filter((status) => fitting.includes(status));
  // An id that no row can have is as unknown as any other, whether or not the document speaks of 400 there.
  if (cause === "path" && named.length > 0) {
    // Nor is 400 wrong for what cannot be an id (RFC 9110, section 15.5.1), where the document speaks of 404 alone.
    const malformed = named.includes("422") ? [] : ["400"];
    return [...new Set([...named, ...malformed, "404"])].sort();
  }
  return named.length > 0 ? named : otherwise;
}

/** The statuses of the successes that an operation documents: `["201"]`, `["2XX"]`. */
export function successOf(operation: Operation): readonly string[] {
  const named = operation.replies.map(({ status }) => status).filter((status) => status.startsWith("2"));
  if (named.length > 0) return named;
  return operation.replies.some(({ status }) => status === "default") ? ["2XX"] : [];
}

/** The documented replies that answers of these statuses are held against. */
export function repliesFor(operation: Operation, statuses: readonly string[]): readonly Reply[] {
  return operation.replies.filter((reply) => statuses.some((status) => covers(reply.status, status)));
}

/** Tells whether the operation says of itself that it answers so for one of the statuses. */
export function names(operation: Operation, ...statuses: readonly string[]): boolean {
  return operation.replies.some(({ status }) => statuses.includes(status));
}

function covers(described: string, status: string): boolean {
  if (described === "default" || described === status) return true;
  return described.toUpperCase() === `${status.charAt(0)}XX`;
}
