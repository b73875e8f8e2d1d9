import type { Found, Page, PageRead, RowRead, Store, Write } from "../state/store.ts";

/** What one answer had to do with rows. */
export interface Sightings {
  /** Of the last attempt. */
  readonly reads: readonly Sighting[];
  /** Those that were committed. */
  readonly writes: readonly Write[];
  /** How often the answer was begun; more than once where others were quicker. */
  readonly attempts: number;
}

interface Sighting {
  readonly of: string;
  /** `undefined` where a page was asked for. */
  readonly id: string | undefined;
  readonly found: number;
  /** All that match, where a page was asked for. */
  readonly total: number | undefined;
}

/** A store that behaves as another does, and keeps in mind what it was asked. */
export interface WatchedStore {
  readonly store: Store;
  readonly sightings: () => Sightings;
}

export function watchStore(store: Store): WatchedStore {
  let reads: Sighting[] = [];
  let writes: readonly Write[] = [];
  let attempts = 1;

  function rowSeen({ of, id }: RowRead, found: Found): Found {
    reads.push({ of, id, found: found.row ? 1 : 0, total: undefined });
    return found;
  }
  function pageSeen({ of }: PageRead, page: Page): Page {
    reads.push({ of, id: undefined, found: page.rows.length, total: page.total });
    return page;
  }
  function committed(wanted: readonly Write[], done: boolean): boolean {
    if (done) writes = [...writes, ...wanted];
    else {
      attempts += 1;
      reads = [];
    }
    return done;
  }

  return {
    store: {
      ...store,
      row: (tenant, read) => {
        const found = store.row(tenant, read);
        return found instanceof Promise ? found.then((there) => rowSeen(read, there)) : rowSeen(read, found);
      },
      page: (tenant, read) => {
        const page = store.page(tenant, read);
        return page instanceof Promise ? page.then((there) => pageSeen(read, there)) : pageSeen(read, page);
      },
      commit: (tenant, wanted) => {
        const done = store.commit(tenant, wanted);
        return done instanceof Promise
          ? done.then((fine) => committed(wanted, fine))
          : committed(wanted, done);
      },
    },
    sightings: () => ({ reads, writes, attempts }),
  };
}
