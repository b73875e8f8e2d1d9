import type { Asking, ReadResult } from "../engine/asking.ts";
import type { Store } from "../state/store.ts";

/** Runs a piece of the engine against the rows of one tenant; waits only where the store does. */
export async function drive<T>(asking: Asking<T>, store: Store, tenant: string): Promise<T> {
  let step = asking.next([]);
  while (!step.done) {
    const results = step.value.map((read): ReadResult | Promise<ReadResult> =>
      read.kind === "row" ? store.row(tenant, read) : store.page(tenant, read),
    );
    step = asking.next(results.some(isPromise) ? await Promise.all(results) : results.filter(isThere));
  }
  return step.value;
}

function isPromise(result: ReadResult | Promise<ReadResult>): result is Promise<ReadResult> {
  return result instanceof Promise;
}

function isThere(result: ReadResult | Promise<ReadResult>): result is ReadResult {
  return !isPromise(result);
}
