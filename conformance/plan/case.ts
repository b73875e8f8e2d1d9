import type { Json } from "../../spec/index.ts";
import type { Check } from "../verdict/check.ts";
import type { Value } from "./value.ts";

/** One thing to try, with the clauses of the contract that it puts to the test. Plain data, made before any request. */
export interface Case {
  /** Lasting name: `listContacts/limit/above-maximum`. */
  readonly id: string;
  /** The operation it is about. */
  readonly operation: string;
  readonly kind: Kind;
  /** What is done, in words: `limit=101`. */
  readonly title: string;
  readonly steps: readonly Step[];
  readonly clauses: readonly Clause[];
  /** Why nothing is asserted; such a case has no steps, and its clauses are silent. */
  readonly silent: string | undefined;
  /** Its clauses count rows, or it changes rows that it did not make: no other case may run at the same time. */
  readonly alone: boolean;
}

/** The columns of the report's table, one for each reason to ask. */
export type Kind =
  | "success"
  | "input"
  | "key"
  | "scope"
  | "tenant"
  | "row"
  | "state"
  | "list"
  | "secret"
  | "protocol";

/** One assertable sentence of the contract. */
export interface Clause {
  /** The case's id and the name of the check: `listContacts/limit/above-maximum#status`. */
  readonly id: string;
  readonly sentence: string;
  /** JSON Pointer to what it rests on in the document, or a standard: `RFC 9110, section 15.5.6`. */
  readonly source: string;
  readonly level: "must" | "should";
  readonly check: Check;
}

/** One request of a case. Anything in it may be a `Later` value. */
export interface Step {
  /** By which later steps and checks call its exchange. */
  readonly name: string;
  readonly operation: string;
  readonly key: KeyChoice;
  /** Overrides the operation's method: for the protocol cases. */
  readonly method: string | undefined;
  readonly path: Readonly<Record<string, Value>>;
  readonly query: Readonly<Record<string, Value>>;
  readonly headers: Readonly<Record<string, Value>>;
  /** `undefined`: no body. */
  readonly body: Value | undefined;
  /** Sent as it stands instead of `body`: for bodies that no encoder would write. */
  readonly raw: string | undefined;
  /** Of the body; `""`: the operation's own. */
  readonly mediaType: string;
  /** `prepare`: the case cannot be judged if it is not answered with a success. `ask`: what is judged. */
  readonly role: "prepare" | "ask";
  /** Sent more than once; every exchange is kept under the step's name, in order. */
  readonly repeat: Repeat | undefined;
  /** What the runner sends after the case, with the same key, if this step was answered with a success. */
  readonly cleanup: Cleanup | undefined;
}

export type Repeat =
  /**
   * From page to page: `from` (a query parameter) starts absent and goes on by `size` (offset), by one (page, from 1),
   * or to what `next` points at (cursor). It ends at a page with fewer than `size` rows, at the cursor's end, or after `most`
   * requests. The step's query already holds the size.
   */
  | {
      readonly kind: "pages";
      readonly by: "offset" | "page" | "cursor";
      readonly from: string;
      readonly size: number;
      /** JSON Pointer to the rows in the answer. */
      readonly rows: string;
      /** JSON Pointer to the next cursor. */
      readonly next: string | undefined;
      readonly most: number;
    }
  /**
   * With one candidate after another in the path, until the answer holds one of `among` at `at`. The last exchange is the one
   * that does; where none does, the case is silent.
   */
  | {
      readonly kind: "seek";
      /** The gap of the path that takes the candidate. */
      readonly parameter: string;
      /** The candidates: every id that the user knows by this name. */
      readonly known: string;
      readonly tenant: "own" | "other";
      readonly at: string;
      readonly among: readonly Json[];
      /** The case uses the row up: a later seek passes over it. */
      readonly fresh: boolean;
    }
  /**
   * Through a list, page by page, until a row is as one of `tries` wants it, one try after another. The last exchange is the one
   * that shows it, and `$found` values are of that row; where there is none, the case is silent.
   */
  | {
      readonly kind: "sift";
      readonly tries: readonly Sieve[];
      /** How the list goes on; `undefined` where it has one page. */
      readonly pages: Extract<Repeat, { readonly kind: "pages" }> | undefined;
      /** JSON Pointer to the rows in the answer. */
      readonly rows: string;
      /** The property that names a row. */
      readonly key: string;
      /** By which name the user would know its id. */
      readonly known: string;
      /** The case uses the row up: a later one that does so too passes over it. */
      readonly fresh: boolean;
      /** What there is not where none is found, in words: `no row whose status is as closeTicket asks for`. */
      readonly sought: string;
    };

/** Which rows of a list are looked at, and which of them will do. */
export interface Sieve {
  /** Sent beside the step's own. */
  readonly query: Readonly<Record<string, Value>>;
  /** A JSON Schema that the row fits. */
  readonly wanted: Readonly<Record<string, Value>>;
}

/** The way back from what a step did: the row it made removed, or the values it changed put back. */
export interface Cleanup {
  readonly operation: string;
  readonly path: Readonly<Record<string, Value>>;
  readonly body: Value | undefined;
}

/** Which credential a request carries. Where the user gave none that fits, the case is silent. */
export type KeyChoice =
  /** Active, with every scope. */
  | { readonly kind: "full" }
  /** The same, of another tenant. */
  | { readonly kind: "other" }
  /** Active, without this scope; of several, the one that holds most of the others. */
  | { readonly kind: "lacking"; readonly scope: string }
  /** Active, with these scopes and no others. */
  | { readonly kind: "only"; readonly scopes: readonly string[] }
  /** Active, with no scope at all. */
  | { readonly kind: "unscoped" }
  | { readonly kind: "expired" }
  | { readonly kind: "revoked" }
  /** A made-up value that nobody was given, of the length and letters of a true one. */
  | { readonly kind: "garbage" }
  /** The full key under an authentication scheme that the document does not name: `Basic` for `Bearer`, a bearer for an API key. */
  | { readonly kind: "wrong-scheme" }
  /** The full key, the name of the authentication scheme in another case: `bEARER` (RFC 9110, section 11.1). */
  | { readonly kind: "scheme-case" }
  | { readonly kind: "none" };
