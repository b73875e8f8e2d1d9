import type { Contract, Filter, Json, Operation } from "../../spec/index.ts";
import type { Value } from "../plan/value.ts";
import type { Exchange } from "../run/exchange.ts";

/**
 * What a clause claims about the exchanges of its case, as plain data: `kind` names the file of this folder that can tell.
 * `step` is the step whose answer is looked at. Pointers go into the decoded body of an answer.
 */
export type Check =
  /** The status is one of `of` and none of `not`: `"400"`, `"4XX"`. An empty `of` allows every status. */
  | {
      readonly kind: "status";
      readonly step: string;
      readonly of: readonly string[];
      readonly not: readonly string[];
    }
  /** An answer of one of the statuses `of` is in that respect as the document describes it. */
  | {
      readonly kind: "documented";
      readonly step: string;
      readonly aspect: "mediaType" | "header" | "body";
      readonly of: readonly string[];
    }
  /** An answer of status `on` has a header field, and that lists each of `has`, in whatever case. */
  | {
      readonly kind: "header";
      readonly step: string;
      readonly name: string;
      readonly has: readonly string[];
      readonly on: string;
    }
  /**
   * The answer is like that of `as`: status, media type and the shape of the body. Nothing is shown by that if the answer to `since`
   * did not have `id` at `at`.
   */
  | {
      readonly kind: "like";
      readonly step: string;
      readonly as: string;
      readonly since?: string;
      readonly at?: string;
      readonly id?: Value;
    }
  /**
   * The value at `at` is `value`; an object may have more members. Where it is `optional`, it may be absent; a list that is
   * `among` others may have more items, in another order.
   */
  | {
      readonly kind: "holds";
      readonly step: string;
      readonly at: string;
      readonly value: Value;
      readonly optional: boolean;
      readonly among?: boolean;
    }
  /** The object at `at` has the values that the one at `was` of `since` had, but for the properties `except`. */
  | {
      readonly kind: "kept";
      readonly step: string;
      readonly at: string;
      readonly since: string;
      readonly was: string;
      readonly except: readonly string[];
    }
  /** The time at `at` is not before that at `was` of `since`. */
  | {
      readonly kind: "not-before";
      readonly step: string;
      readonly at: string;
      readonly since: string;
      readonly was: string;
    }
  /**
   * Among the rows is the one whose `key` is `id`, with these values; or, where it must not be `present`, it is not.
   * `size` is that of a full page; 0 where the list has no pages. Nothing is shown by its absence if it was not among those of `since`.
   */
  | {
      readonly kind: "listed";
      readonly step: string;
      readonly since?: string;
      readonly rows: string;
      readonly size: number;
      readonly key: string;
      readonly id: Value;
      readonly present: boolean;
      readonly values: Readonly<Record<string, Value>>;
    }
  /** The number at `at` is that of `since` and `by` more. */
  | {
      readonly kind: "total";
      readonly step: string;
      readonly at: string;
      readonly since: string;
      readonly by: number;
    }
  /** The number at `at` is the same in every answer of the step. */
  | { readonly kind: "steady"; readonly step: string; readonly at: string }
  /** The pages of the step show each row once and, where `total` points at a number, as many as it says. */
  | {
      readonly kind: "whole";
      readonly step: string;
      readonly size: number;
      readonly rows: string;
      readonly key: string;
      readonly total: string | undefined;
    }
  /** The answer has at least and at most so many rows. */
  | {
      readonly kind: "count";
      readonly step: string;
      readonly rows: string;
      readonly least: number;
      readonly most: number;
    }
  /** The rows are those of `of` from place `from` on, in the same order, as far as both go. */
  | {
      readonly kind: "slice";
      readonly step: string;
      readonly of: string;
      readonly rows: string;
      readonly key: string;
      readonly from: number;
    }
  /** The rows are those of `as`, in the same order. */
  | {
      readonly kind: "same-rows";
      readonly step: string;
      readonly as: string;
      readonly rows: string;
      readonly key: string;
    }
  /** Every row is one of the rows of `of`, whose full page has `size` and whose rows stand at `ofRows`. */
  | {
      readonly kind: "subset";
      readonly step: string;
      readonly size: number;
      readonly of: string;
      readonly ofRows: string;
      readonly rows: string;
      readonly key: string;
    }
  /** Every row has this value for the property; or, where `test` says so, a list that includes it, or at least or at most it. */
  | {
      readonly kind: "every";
      readonly step: string;
      readonly rows: string;
      readonly property: string;
      readonly value: Value;
      readonly test?: Filter["test"];
    }
  /** The rows stand in the order of the property, rising or falling; `""`: either way round. */
  | {
      readonly kind: "sorted";
      readonly step: string;
      readonly rows: string;
      readonly property: string;
      readonly direction: "rising" | "falling" | "";
    }
  /** The answer is that of the declared ones whose condition the row at `at` of the answer to `row` satisfies. */
  | { readonly kind: "due"; readonly step: string; readonly row: string; readonly at: string }
  /** None of the texts stands anywhere in the body or the header fields of any answer of the case. */
  | { readonly kind: "absent-text"; readonly step: string; readonly texts: readonly string[] }
  /** The answer to HEAD has the status and the header fields of the GET of `as`, and no content. */
  | { readonly kind: "same-as-get"; readonly step: string; readonly as: string };

export type CheckKind = Check["kind"];

/** What a check may look at. */
export interface Evidence {
  readonly contract: Contract;
  /** The operation of the case; a step may be about another. */
  readonly operation: Operation;
  /** By step, in the order of sending; a step that repeats has several, one that was not sent has none. */
  readonly exchanges: Readonly<Record<string, readonly Exchange[]>>;
  /** Puts what earlier steps brought in the place of each `Later`; `undefined` where it cannot. */
  readonly resolve: (value: Value) => Json | undefined;
}

/** What a check found. */
export interface Finding {
  readonly outcome: "held" | "broken" | "unclear";
  /** In words, for people: `one of 400`. */
  readonly expected: string;
  /** In words: `200 with {"items":[]}`. For `unclear`: why nobody can tell. */
  readonly got: string;
}

/** One clause after the run. */
export interface Verdict {
  readonly case: string;
  readonly clause: string;
  readonly outcome: "held" | "broken" | "silent" | "unclear";
  /** Why it is silent or unclear; `""` otherwise. */
  readonly reason: string;
  readonly expected: string;
  readonly got: string;
}
