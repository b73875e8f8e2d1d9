import type { Found, Page, Read } from "../state/store.ts";

/** What a store answers to a `Read`: `Found` for a row, `Page` for a page. */
export type ReadResult = Found | Page;

/**
 * A piece of the engine that may need rows: it hands out reads in batches, is given the results in the same order,
 * and ends with a `T`. It is pure: run again with the same arguments and results, it ends alike.
 */
export type Asking<T> = Generator<readonly Read[], T, readonly ReadResult[]>;

/** The result as one row. Throws where the shell answered a read with something else. */
export function asFound(result: ReadResult | undefined): Found {
  if (result && "version" in result) return result;
  throw new Error("The store answered the read of a row with something else");
}

/** The result as a page. Throws where the shell answered a read with something else. */
export function asPage(result: ReadResult | undefined): Page {
  if (result && "total" in result) return result;
  throw new Error("The store answered the read of a page with something else");
}
