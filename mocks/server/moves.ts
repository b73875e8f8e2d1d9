import { happen, movesIn } from "../engine/guards/moves.ts";
import type { Service } from "../engine/service.ts";
import { drive } from "./drive.ts";
import { lookBack, type Written } from "./hooks/written.ts";
import type { LiveWorld } from "./live-world.ts";
import type { Stage } from "./stage.ts";

/** How often it begins anew because others were quicker. */
const attempts = 50;

/** Before a request is answered, what has become due on the world's clock happens. */
export const moves: Stage = async (passage, next) => {
  const { service, world, notes } = passage;
  if (movesIn(service)) {
    const moved = await letMovesHappen(service, world);
    if (moved.length > 0) notes.set("moved", moved);
  }
  return next(passage);
};

/**
 * Lets everything happen that is due in a world, and tells what was written; whoever looks at rows past the door has to
 * ask for it.
 * @throws {Error} where others are quicker every time
 */
export async function letMovesHappen(service: Service, world: LiveWorld): Promise<readonly Written[]> {
  const done: Written[] = [];
  for (const { id } of await world.store.tenants()) done.push(...(await letHappen(service, world, id)));
  return done;
}

async function letHappen(service: Service, world: LiveWorld, tenant: string): Promise<readonly Written[]> {
  const { store, sources } = world;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const driven = drive(happen(service, tenant, sources.now()), store, tenant);
    const writes = driven instanceof Promise ? await driven : driven;
    if (writes.length === 0) return [];
    const back = lookBack(store, tenant, writes);
    const written = back instanceof Promise ? await back : back;
    if (await store.commit(tenant, writes)) return written;
  }
  throw new Error(`Gave up after ${attempts} attempts to let happen what is due in the tenant ${tenant}`);
}
