import type { Key, World } from "../../fixtures/index.ts";
import type { ClockSetting } from "../state/clock.ts";
import type { Store } from "../state/store.ts";

/** A world as it was at a moment. */
export interface Checkpoint {
  /** The tenants and rows that it was grown or imported with. */
  readonly seed: World;
  /** Its rows: a fork that nobody writes to. */
  readonly store: Store;
  readonly keys: readonly Key[];
  readonly clock: ClockSetting;
  /** When it was, by the world's own clock: ISO 8601. */
  readonly createdAt: string;
}
