import type { Json } from "../../spec/index.ts";
import type { Key, Row, World } from "../../fixtures/index.ts";

/**
 * What the engine asks of the rows of one tenant. It is data, so that a map in memory and a database can answer alike.
 */
export type Read = RowRead | PageRead;

/** The row with that id. Answered by `Found`. */
export interface RowRead {
  readonly kind: "row";
  readonly of: string;
  readonly id: string;
}

/** A page of the rows that match. Answered by `Page`. `pageOf` fills in what a caller has no wish for. */
export interface PageRead {
  readonly kind: "page";
  readonly of: string;
  /** Every one of these properties has that value. */
  readonly where: Readonly<Record<string, Json>>;
  readonly search: { readonly text: string; readonly in: readonly string[] } | undefined;
  /** The row passes every one of them. */
  readonly filters: readonly RowFilter[];
  /** The lasting order where nothing else is said. */
  readonly order: RowOrder | undefined;
  /** Where the rows begin that are counted by `offset`: right after this position; with the first where there is none. */
  readonly after: Position | undefined;
  readonly offset: number;
  /** `0` only counts. */
  readonly limit: number;
}

/** A test of one property, passed where any of the values does. What is absent is `null`. */
export interface RowFilter {
  readonly property: string;
  /**
   * `includes`: the property is a list that has the value. The bounds, both ends included, compare numbers with
   * numbers, and text with text by code point; nothing else lies within them.
   */
  readonly test: "equals" | "includes" | "atLeast" | "atMost";
  readonly values: readonly Json[];
}

/** By the values of one property; ties keep the lasting order, and `null` comes last whichever the direction. */
export interface RowOrder {
  /** `undefined`: the lasting order itself. */
  readonly property: string | undefined;
  readonly descending: boolean;
}

/** Where a row stands, or stood: it stays good when rows before or after it come and go, and when its own is removed. */
export interface Position {
  /** The row's value of the property that the rows are ordered by; `null` in the lasting order. */
  readonly value: Json;
  /** Its number in the lasting order; a row that came later has a higher one. */
  readonly number: number;
}

/** A row with the version that it had when it was read. */
export interface Found {
  readonly row: Row | undefined;
  /** Goes up at every write of the row; 0 where there is none. */
  readonly version: number;
  /** Its number in the lasting order; -1 where there is none. */
  readonly number: number;
}

export interface Page {
  readonly rows: readonly Row[];
  /** All matches, not only those on the page. */
  readonly total: number;
  /** How many matches stand before the page. */
  readonly before: number;
  /** Where the last row of the page stands; `undefined` where the page is empty. */
  readonly last: Position | undefined;
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

/** All that a store holds, as plain data: a world that only lacks its name. */
export type StoreSnapshot = Omit<World, "name">;

/**
 * Where the rows and keys of a world live. A store that waits returns promises; the shell takes both.
 * A tenant that the store has never heard of has no rows.
 */
export interface Store {
  key(value: string): Key | undefined | Promise<Key | undefined>;
  keys(): readonly Key[] | Promise<readonly Key[]>;
  /** Adds a key, or puts it in the place of the one with the same value. */
  putKey(key: Key): void | Promise<void>;
  removeKey(value: string): void | Promise<void>;
  tenants(): readonly TenantName[] | Promise<readonly TenantName[]>;
  row(tenant: string, read: RowRead): Found | Promise<Found>;
  page(tenant: string, read: PageRead): Page | Promise<Page>;
  /** Writes all or nothing; `false` where a row is no longer at the version it was read at. */
  commit(tenant: string, writes: readonly Write[]): boolean | Promise<boolean>;
  /**
   * A store that begins with the tenants and rows of this one and goes its own way; neither sees what the other writes.
   * It has no keys. It costs nothing per row.
   */
  fork(): Store;
  snapshot(): StoreSnapshot | Promise<StoreSnapshot>;
}

export interface TenantName {
  readonly id: string;
  readonly name: string;
}
