import type { Key } from "../../fixtures/index.ts";
import { selectPage } from "./select-page.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import type { Found, Page, PageRead, RowRead, Store, StoreSnapshot, TenantName, Write } from "./store.ts";

/** A store that never waits. */
export interface SyncStore extends Store {
  key(value: string): Key | undefined;
  keys(): readonly Key[];
  putKey(key: Key): void;
  removeKey(value: string): void;
  tenants(): readonly TenantName[];
  row(tenant: string, read: RowRead): Found;
  page(tenant: string, read: PageRead): Page;
  commit(tenant: string, writes: readonly Write[]): boolean;
  fork(): SyncStore;
  snapshot(): StoreSnapshot;
}

/**
 * A store that holds a world in memory and answers at once.
 * @param keyOf The property that names a row of a collection; `id` where nothing else is said.
 */
export function createMemoryStore(
  world: StoreSnapshot,
  keyOf: (collection: string) => string = () => "id",
): SyncStore {
  const shelves = new Map<string, ReadonlyMap<string, Shelf>>();
  for (const { id: tenant, rows } of world.tenants) {
    const own = Object.entries(rows).map(([of, list]) => {
      const key = keyOf(of);
      return [
        of,
        createShelf(
          list.map((row) => ({ id: String(row[key]), row })),
          1,
        ),
      ] as const;
    });
    shelves.set(tenant, new Map(own));
  }
  const tenants = world.tenants.map(({ id, name }) => ({ id, name }));
  return storeOn({ tenants, shelves, version: 1 }, world.keys);
}

/** Shelves by tenant and collection. What a fork shares with its parent is never changed, only put in the place of. */
interface Stock {
  readonly tenants: readonly TenantName[];
  readonly shelves: ReadonlyMap<string, ReadonlyMap<string, Shelf>>;
  readonly version: number;
}

function storeOn(stock: Stock, firstKeys: readonly Key[]): SyncStore {
  const { tenants } = stock;
  let { shelves, version } = stock;
  /** Those shelves that no other store has. */
  let own = new WeakSet<Shelf>();
  const keys = new Map(firstKeys.map((key) => [key.value, key]));

  const shelfOf = (tenant: string, of: string): Shelf => shelves.get(tenant)?.get(of) ?? nothing;

  /** The shelf for writing on it; a shared one is copied first. */
  function ownShelf(tenant: string, of: string): Shelf {
    const shelf = shelfOf(tenant, of);
    if (own.has(shelf)) return shelf;
    const copy = shelf.copy();
    own.add(copy);
    shelves = new Map(shelves).set(tenant, new Map(shelves.get(tenant)).set(of, copy));
    return copy;
  }

  function write(tenant: string, each: Write): void {
    const shelf = ownShelf(tenant, each.of);
    version += 1;
    if (each.kind === "put") shelf.put(each.id, each.row, version);
    else shelf.remove(each.id);
  }

  return {
    key: (value) => keys.get(value),
    keys: () => [...keys.values()],
    putKey: (key) => void keys.set(key.value, key),
    removeKey: (value) => void keys.delete(value),
    tenants: () => tenants,
    row: (tenant, { of, id }) => {
      const entry = shelfOf(tenant, of).find(id);
      return { row: entry?.row, version: entry?.version ?? 0, number: entry?.number ?? -1 };
    },
    page: (tenant, read) => selectPage(shelfOf(tenant, read.of), read),
    commit: (tenant, writes) => {
      const isStale = ({ of, id, version }: Write): boolean =>
        (shelfOf(tenant, of).find(id)?.version ?? 0) !== version;
      if (writes.some(isStale)) return false;
      for (const each of writes) write(tenant, each);
      return true;
    },
    fork: () => {
      own = new WeakSet();
      return storeOn({ tenants, shelves, version }, []);
    },
    snapshot: () => ({
      tenants: tenants.map(({ id, name }) => ({ id, name, rows: rowsOf(shelves.get(id)) })),
      keys: [...keys.values()],
    }),
  };
}

const nothing = createShelf([], 1);

function rowsOf(shelves: ReadonlyMap<string, Shelf> = new Map()): StoreSnapshot["tenants"][number]["rows"] {
  return Object.fromEntries(
    [...shelves].map(([of, shelf]) => [of, shelf.slice(0, shelf.size).map(({ row }) => row)]),
  );
}
