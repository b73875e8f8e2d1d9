import type { Headers } from "../../spec/index.ts";

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
}

/** A refusal with one reason. */
export function refusal(
  status: number,
  sentence: string,
  more: { readonly field?: string; readonly pointer?: string; readonly headers?: Headers } = {},
): Refusal {
  const { field = "", pointer = "", headers = {} } = more;
  return { status, reasons: [{ sentence, field, pointer }], headers };
}
