import type { LiveWorld } from "../server/live-world.ts";
import type { TenantName } from "../state/store.ts";
import { isReserved } from "../engine/guards/reserved.ts";

/** Which rows are meant; all tenants or collections where nothing is said. */
export interface RowChoice {
  readonly tenant: TenantName | undefined;
  readonly of: string | undefined;
  /** They are taken away, not put back. */
  readonly empty: boolean;
}

/** Puts a part of the rows back as they were in the beginning, or takes it away. */
export async function resetRows(world: LiveWorld, { tenant, of, empty }: RowChoice): Promise<void> {
  const kept = await world.store.snapshot();
  const first = empty ? { tenants: [] } : await world.beginning.store.snapshot();
  const tenants = kept.tenants.map((each) => {
    if (tenant && each.id !== tenant.id) return each;
    const old = first.tenants.find(({ id }) => id === each.id)?.rows ?? {};
    const names = new Set([...Object.keys(each.rows), ...Object.keys(old)]);
    const rows = [...names].map((name) => {
      const meant = of === undefined ? !isReserved(name) : name === of;
      return [name, (meant ? old[name] : each.rows[name]) ?? []] as const;
    });
    return { ...each, rows: Object.fromEntries(rows) };
  });
  await world.replace({ name: world.name, tenants, keys: kept.keys });
}
