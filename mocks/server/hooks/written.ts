import type { Row } from "../../../fixtures/index.ts";
import { isReserved } from "../../engine/guards/reserved.ts";
import type { Found, Store, Write } from "../../state/store.ts";

/** One row of the world that was written, as it was and as it is. */
export interface Written {
  readonly tenant: string;
  /** The collection. */
  readonly of: string;
  readonly id: string;
  /** `undefined` where the row is new. */
  readonly before: Row | undefined;
  /** `undefined` where the row is gone. */
  readonly after: Row | undefined;
}

/**
 * Looks up what writes are about to put away, without what the mock keeps for itself. Waits only where the store does.
 * It is true if the writes are then committed: a row that has changed in between keeps them out.
 */
export function lookBack(
  store: Store,
  tenant: string,
  writes: readonly Write[],
): readonly Written[] | Promise<readonly Written[]> {
  const shown = writes.filter(({ of }) => !isReserved(of));
  const found = shown.map(({ of, id, version }) =>
    version === 0 ? undefined : store.row(tenant, { kind: "row", of, id }),
  );
  const pair = (all: readonly (Found | undefined)[]): readonly Written[] =>
    shown.map((write, index) => ({
      tenant,
      of: write.of,
      id: write.id,
      before: all[index]?.row,
      after: write.kind === "put" ? write.row : undefined,
    }));
  const there = found.filter((each): each is Found | undefined => !(each instanceof Promise));
  return there.length === found.length ? pair(there) : Promise.all(found).then(pair);
}

/** The subject of a passage's notes under which its writes are told, and that of what time had brought about before. */
export const writesNote = "writes";
export const movedNote = "moved";

/** The writes among a passage's notes. */
export function writesIn(notes: ReadonlyMap<string, unknown>, subject: string): readonly Written[] {
  const noted = notes.get(subject);
  return Array.isArray(noted) ? noted.filter(isWritten) : [];
}

function isWritten(value: unknown): value is Written {
  return typeof value === "object" && value !== null && "tenant" in value && "of" in value && "id" in value;
}
