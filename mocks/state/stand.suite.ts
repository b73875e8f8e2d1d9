import { beforeEach } from "vitest";
import type { Row, World } from "../../fixtures/index.ts";
import { pageOf } from "./page-of.ts";
import type { Found, Page, PageRead, Store, Write } from "./store.ts";

/** The world that every store is tried with: two tenants, rows in an order that is not that of their ids. */
export const suiteWorld: World = {
  name: "suite",
  tenants: [
    {
      id: "t1",
      name: "first",
      rows: {
        contacts: [
          { id: "c", name: "Henrik Larsen", phone: "+45 31 23 45 67", accountId: "a1", tags: ["x"] },
          { id: "a", name: "Mette Hansen", phone: null, accountId: "a1" },
          { id: "b", name: "Jens Ød", phone: "004520", accountId: null },
        ],
        numbers: [{ no: 7, text: "seven" }],
        events: [
          { id: "1", kind: "a", size: 9, at: "2026-01-05", name: "b", tags: ["x"] },
          { id: "2", kind: "b", size: 10, at: "2026-01-31", name: "B", tags: ["x", "y"] },
          { id: "3", kind: null, at: "2026-02-01", name: "\u{ff5e}" },
          { id: "4", kind: "a", size: 100, at: "2026-03-01", tags: ["z"] },
          { id: "5", size: null, name: "\u{1f600}" },
        ],
      },
    },
    { id: "t2", name: "second", rows: { contacts: [{ id: "c", name: "Someone Else" }] } },
  ],
  keys: [
    {
      name: "full",
      tenant: "t1",
      value: "k1",
      scopes: ["contacts:read"],
      expiresAt: undefined,
      revoked: false,
      within: {},
    },
  ],
};

/** Makes a store of a world, of whose rows that property is the id. */
export type Create = (world: World, keyOf: (collection: string) => string) => Store | Promise<Store>;

/** A fresh store for every test, with short ways to ask it. */
export interface Stand {
  readonly store: () => Store;
  /** Another store, of a world of one's own. */
  readonly make: (world: World) => Promise<Store>;
  readonly row: (tenant: string, of: string, id: string) => Promise<Found>;
  /** A page of the contacts of `t1`, where nothing else is said. */
  readonly page: (read?: Partial<PageRead>, tenant?: string) => Promise<Page>;
  readonly ids: (read: Partial<PageRead>) => Promise<readonly unknown[]>;
  readonly search: (text: string) => Promise<readonly unknown[]>;
}

/** To be called within the `describe` whose tests use it. */
export function standFor(create: Create): Stand {
  let store: Store;
  const make = async (world: World): Promise<Store> =>
    create(world, (of) => (of === "numbers" ? "no" : "id"));
  beforeEach(async () => {
    store = await make(suiteWorld);
  });
  const page: Stand["page"] = async (read = {}, tenant = "t1") =>
    store.page(tenant, pageOf({ of: "contacts", limit: 50, ...read }));
  const ids: Stand["ids"] = async (read) => (await page(read)).rows.map(({ id }) => id);
  return {
    store: () => store,
    make,
    row: async (tenant, of, id) => store.row(tenant, { kind: "row", of, id }),
    page,
    ids,
    search: (text) => ids({ search: { text, in: ["name", "phone"] } }),
  };
}

/** Writes a contact. */
export function put(id: string, row: Row, version: number): Write {
  return { kind: "put", of: "contacts", id, row, version };
}
