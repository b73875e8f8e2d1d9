import type { Headers, Problem } from "../../../spec/index.ts";

/** An answer that says no. What it looks like on the wire is up to the document. */
export interface Refusal {
  readonly status: number;
  /** Every true reason, the weightiest first; never empty. */
  readonly reasons: readonly Reason[];
  /** Fields that the status asks for: `www-authenticate`, `allow` … */
  readonly headers: Headers;
}

export interface Reason {
  /** What is wrong, in one sentence for people. */
  readonly sentence: string;
  /** The parameter or the member of the body it is about: `address.country`; `""` where it is about no one field. */
  readonly field: string;
  /** JSON Pointer into the body, where it is about the body; else `""`. */
  readonly pointer: string;
  /** The keyword of the rule that is broken: `required`, `maxLength` …; absent where it is none of a schema's. */
  readonly code?: string;
  /** Where in the request the field stands; absent where that is not known. */
  readonly in?: Problem["in"];
}

/** When and where it was said, for the members of a body that ask for it. */
export interface Occasion {
  /** The path of the request, as sent. */
  readonly path: string;
  /** ISO 8601. */
  readonly now: string;
}

/** A refusal with one reason. */
export function refusal(
  status: number,
  sentence: string,
  more: Partial<Omit<Reason, "sentence">> & { readonly headers?: Headers } = {},
): Refusal {
  const { field = "", pointer = "", headers = {}, ...rest } = more;
  return { status, reasons: [{ sentence, field, pointer, ...rest }], headers };
}
