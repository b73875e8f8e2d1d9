import type { Key, Row, World } from "../../fixtures/index.ts";
import { matches } from "./matches.ts";
import { createSearch } from "./search.ts";
import type { Found, Page, Read, Store, Write } from "./store.ts";

/** One row on its shelf; a write replaces `row`, never changes it, since the world is shared. */
interface Entry {
  readonly id: string;
  row: Row;
  version: number;
}

/** The rows of one collection of one tenant: by id, and in the order in which a list shows them. */
interface Shelf {
  readonly byId: Map<string, Entry>;
  readonly order: Entry[];
}

/**
 * A store that holds a world in memory and answers at once.
 * @param keyOf The property that names a row of a collection; `id` where nothing else is said.
 */
export function createMemoryStore(
  world: World,
  keyOf: (collection: string) => string = () => "id",
): SyncStore {
  const keys = new Map(world.keys.map((key) => [key.value, key]));
  const shelves = new Map<string, Map<string, Shelf>>();
  let version = 1;

  for (const tenant of world.tenants) {
    for (const [of, rows] of Object.entries(tenant.rows)) {
      const shelf = shelfOf(tenant.id, of);
      const key = keyOf(of);
      for (const row of rows) add(shelf, { id: String(row[key]), row, version });
    }
  }

  function shelfOf(tenant: string, of: string): Shelf {
    let own = shelves.get(tenant);
    if (!own) shelves.set(tenant, (own = new Map()));
    let shelf = own.get(of);
    if (!shelf) own.set(of, (shelf = { byId: new Map(), order: [] }));
    return shelf;
  }

  function add(shelf: Shelf, entry: Entry): void {
    shelf.byId.set(entry.id, entry);
    shelf.order.push(entry);
  }

  function put(shelf: Shelf, id: string, row: Row): void {
    version += 1;
    const entry = shelf.byId.get(id);
    if (entry) Object.assign(entry, { row, version });
    else add(shelf, { id, row, version });
  }

  function remove(shelf: Shelf, id: string): void {
    const entry = shelf.byId.get(id);
    if (!entry) return;
    shelf.byId.delete(id);
    shelf.order.splice(shelf.order.indexOf(entry), 1);
  }

  return {
    key: (value) => keys.get(value),
    keys: () => world.keys,
    row: (tenant, { of, id }) => {
      const entry = shelfOf(tenant, of).byId.get(id);
      return { row: entry?.row, version: entry?.version ?? 0 };
    },
    page: (tenant, read) => page(shelfOf(tenant, read.of).order, read),
    commit: (tenant, writes) => {
      const stale = ({ of, id, version }: Write) =>
        (shelfOf(tenant, of).byId.get(id)?.version ?? 0) !== version;
      if (writes.some(stale)) return false;
      for (const write of writes) {
        const shelf = shelfOf(tenant, write.of);
        if (write.kind === "put") put(shelf, write.id, write.row);
        else remove(shelf, write.id);
      }
      return true;
    },
  };
}

/** A store that never waits. */
export interface SyncStore extends Store {
  key(value: string): Key | undefined;
  keys(): readonly Key[];
  row(tenant: string, read: Extract<Read, { kind: "row" }>): Found;
  page(tenant: string, read: Extract<Read, { kind: "page" }>): Page;
  commit(tenant: string, writes: readonly Write[]): boolean;
}

function page(order: readonly Entry[], read: Extract<Read, { kind: "page" }>): Page {
  const { where, search, offset, limit } = read;
  if (!search && Object.keys(where).length === 0) {
    return { rows: order.slice(offset, offset + limit).map(rowOf), total: order.length };
  }
  const finds = search ? createSearch(search) : () => true;
  const hits = order.filter(({ row }) => matches(row, where) && finds(row));
  return { rows: hits.slice(offset, offset + limit).map(rowOf), total: hits.length };
}

function rowOf(entry: Entry): Row {
  return entry.row;
}
