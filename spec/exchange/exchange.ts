import type { Json } from "../json.ts";
import type { Operation } from "../contract/contract.ts";
import type { Violation } from "../schema/schema.ts";

/** Which operation a method and a path lead to. */
export type Match =
  /** `path` holds the text of each gap, percent-decoded. */
  | {
      readonly kind: "operation";
      readonly operation: Operation;
      readonly path: Readonly<Record<string, string>>;
    }
  /** The path is there, the method is not. `allowed` is what an `Allow` field says, HEAD and OPTIONS included. */
  | { readonly kind: "method"; readonly allowed: readonly string[] }
  | { readonly kind: "nothing" };

/** The values of one request, decoded as the contract spells them. */
export interface RequestValues {
  readonly path: Readonly<Record<string, Json>>;
  /** Defaults of the document filled in where the request is silent. */
  readonly query: Readonly<Record<string, Json>>;
  readonly header: Readonly<Record<string, Json>>;
  readonly cookie: Readonly<Record<string, Json>>;
  /** `undefined` where the request has none. */
  readonly body: Json | undefined;
}

/** What is wrong with one request. */
export interface Problem {
  readonly kind: "missing" | "invalid" | "malformed" | "mediaType";
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** Name of the parameter; for a body `""`. */
  readonly name: string;
  /** Where in the value: a JSON Pointer, `""` for the whole. */
  readonly at: string;
  /** The rule in one sentence that names the field and the rule: `limit must be at most 100, but is 500`. */
  readonly sentence: string;
  /** The rule itself, where a schema has it. */
  readonly violation: Violation | undefined;
}

/** One request, read against its operation. */
export interface Reading {
  readonly values: RequestValues;
  /** Every true problem, not only the first. */
  readonly problems: readonly Problem[];
}

/** What is wrong with one response. */
export interface Deviation {
  readonly aspect: "status" | "mediaType" | "header" | "body";
  /** JSON Pointer to what the document says there. */
  readonly pointer: string;
  readonly sentence: string;
  readonly violation: Violation | undefined;
}
