import type { Json } from "../../spec/index.ts";
import type { Key, Row } from "../../fixtures/index.ts";

/**
 * What the engine asks of the rows of one tenant. It is data, so that a map in memory and a database can answer alike.
 */
export type Read =
  /** The row with that id. Answered by `Found`. */
  | { readonly kind: "row"; readonly of: string; readonly id: string }
  /** A page of the rows that match, in their lasting order. Answered by `Page`. `limit: 0` only counts. */
  | {
      readonly kind: "page";
      readonly of: string;
      /** Every one of these properties has that value. */
      readonly where: Readonly<Record<string, Json>>;
      readonly search: { readonly text: string; readonly in: readonly string[] } | undefined;
      readonly offset: number;
      readonly limit: number;
    };

/** A row with the version it had when it was read; both are undefined where there is none. */
export interface Found {
  readonly row: Row | undefined;
  /** Goes up at every write of the row; 0 where there is none. */
  readonly version: number;
}

export interface Page {
  readonly rows: readonly Row[];
  /** All matches, not only those on the page. */
  readonly total: number;
}

/** What the engine wants written. All of an answer's writes are committed, or none. */
export type Write =
  /** `version` is what the row had when it was read; 0: it must not exist yet. */
  | {
      readonly kind: "put";
      readonly of: string;
      readonly id: string;
      readonly row: Row;
      readonly version: number;
    }
  | { readonly kind: "remove"; readonly of: string; readonly id: string; readonly version: number };

/**
 * Where the rows and keys of a world live. A store that waits returns promises; the shell takes both.
 * A tenant that the store has never heard of has no rows.
 */
export interface Store {
  key(value: string): Key | undefined | Promise<Key | undefined>;
  keys(): readonly Key[] | Promise<readonly Key[]>;
  row(tenant: string, read: Extract<Read, { kind: "row" }>): Found | Promise<Found>;
  page(tenant: string, read: Extract<Read, { kind: "page" }>): Page | Promise<Page>;
  /** Writes all or nothing; `false` where a row is no longer at the version it was read at. */
  commit(tenant: string, writes: readonly Write[]): boolean | Promise<boolean>;
}
