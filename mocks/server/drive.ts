import type { Asking, ReadResult } from "../engine/asking.ts";
import type { Read, Store } from "../state/store.ts";

type Waiting = ReadResult | Promise<ReadResult>;

/**
 * Runs a piece of the engine against the rows of one tenant. It waits only where the store does: on a store that
 * answers at once nobody can get between what was read and what is then written.
 */
export function drive<T>(asking: Asking<T>, store: Store, tenant: string): T | Promise<T> {
  let step = asking.next([]);
  while (!step.done) {
    const results = ask(store, tenant, step.value);
    if (results.some(isPromise)) return driveOn(asking, store, tenant, results);
    step = asking.next(results.filter(isThere));
  }
  return step.value;
}

async function driveOn<T>(
  asking: Asking<T>,
  store: Store,
  tenant: string,
  first: readonly Waiting[],
): Promise<T> {
  let step = asking.next(await Promise.all(first));
  while (!step.done) step = asking.next(await Promise.all(ask(store, tenant, step.value)));
  return step.value;
}

function ask(store: Store, tenant: string, reads: readonly Read[]): readonly Waiting[] {
  return reads.map((read) => (read.kind === "row" ? store.row(tenant, read) : store.page(tenant, read)));
}

function isPromise(result: Waiting): result is Promise<ReadResult> {
  return result instanceof Promise;
}

function isThere(result: Waiting): result is ReadResult {
  return !isPromise(result);
}
