import { isReserved } from "../engine/guards/reserved.ts";
import type { LiveWorld } from "../server/live-world.ts";
import type { TenantName } from "../state/store.ts";
import { ok, type Resource } from "./handler.ts";

/** Tenants, with how much they have. */
export const tenants: Resource = {
  world: {
    listTenants: async ({ world }) => {
      const { tenants: all } = await world.store.snapshot();
      const shown = all.map(({ id, name, rows }) => {
        const counts = Object.entries(rows).filter(([of]) => !isReserved(of));
        return { id, name, rows: Object.fromEntries(counts.map(([of, { length }]) => [of, length])) };
      });
      return ok({ tenants: shown });
    },
  },
};

/** The tenant that an id or a name names; an id goes before a name. */
export async function tenantOf({ store }: LiveWorld, wanted: string): Promise<TenantName | undefined> {
  const all = await store.tenants();
  return all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name === wanted);
}
