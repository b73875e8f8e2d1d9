import type { Row } from "../../../fixtures/index.ts";
import { deriveNamed } from "../../engine/effects/derive.ts";
import type { Service } from "../../engine/service.ts";
import { drive } from "../drive.ts";
import type { LiveWorld } from "../live-world.ts";
import type { Written } from "./written.ts";

/** A write with its row as an answer would show it: with all that follows from other rows. */
export interface Told extends Written {
  readonly seen: Row;
}

/** Where something was written. */
export interface Scene {
  readonly service: Service;
  readonly world: LiveWorld;
}

/** Makes writes ready to be told. */
export function tellable({ service, world }: Scene, writes: readonly Written[]): Promise<readonly Told[]> {
  return Promise.all(
    writes.map(async (written): Promise<Told> => {
      const { of, tenant } = written;
      const row = written.after ?? written.before ?? {};
      const view = {
        service,
        visitor: { tenant, key: undefined },
        scope: { tenant: service.tenant(tenant) },
      };
      const names = Object.keys(service.collection(of).properties);
      return { ...written, seen: await drive(deriveNamed(view, of, row, names), world.store, tenant) };
    }),
  );
}
