import { createChance } from "../../spec/index.ts";
import type { Key, World } from "../../fixtures/index.ts";
import type { Sources } from "../engine/turn.ts";
import type { Clock } from "../state/clock.ts";
import { createMemoryStore } from "../state/memory.ts";
import type { Store } from "../state/store.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createIds, type Ids } from "./ids.ts";
import { indexed } from "./indexed-store.ts";
import { createKeyIndex, type KeyIndex } from "./key-index.ts";

/** A world in use: its rows and keys live, and it has a time of its own. */
export interface LiveWorld {
  readonly name: string;
  /** The world that it was forked from. */
  readonly from: string | undefined;
  /** When it began, by its own clock: ISO 8601. */
  readonly createdAt: string;
  /** As it was grown or imported; the rows of today are in the store. */
  readonly seed: World;
  /** Another one after the world was put back: to be asked for anew with each request. */
  readonly store: Store;
  readonly clock: Clock;
  /** What the engine cannot know by itself. */
  readonly sources: Sources;
  readonly ids: Ids;
  readonly faults: Faults;
  readonly beginning: Checkpoint;
  /** By name, the oldest first. */
  readonly snapshots: Map<string, Checkpoint>;
  /** The world as it is now; costs nothing per row. */
  readonly keep: () => Promise<Checkpoint>;
  /** Puts rows, keys and clock back. */
  readonly putBack: (checkpoint: Checkpoint) => Promise<void>;
  /** Puts everything back to the beginning: new ids and made-up values will be those of the first time, faults are gone. */
  readonly reset: () => Promise<void>;
  /** Puts these rows and keys in the place of those that are there. */
  readonly replace: (world: World) => Promise<void>;
}

/** The worlds of a mock, the main one first. */
export interface Worlds {
  readonly main: () => LiveWorld;
  readonly all: () => readonly LiveWorld[];
  readonly get: (name: string) => LiveWorld | undefined;
  /** The world and the key that a value opens. */
  readonly find: (value: string) => Promise<{ readonly world: LiveWorld; readonly key: Key } | undefined>;
  /** The name of the world that a value opens. */
  readonly owner: (value: string) => string | undefined;
  /** Whether the name is one of a world, or of one that is just being made. */
  readonly has: (name: string) => boolean;
  /**
   * Makes a world that begins as another is now; what it costs does not depend on how many rows there are. The name must
   * be free.
   */
  readonly fork: (from: LiveWorld, name?: string) => Promise<LiveWorld>;
  /** Its keys open nothing any more. */
  readonly remove: (name: string) => Promise<void>;
}

/** What a world begins with. */
export interface Beginnings {
  readonly name: string;
  readonly from?: string;
  readonly seed: World;
  readonly store: Store;
  readonly keys: readonly Key[];
  readonly clock: Clock;
  /** What its ids and made-up values follow from. */
  readonly chance: string;
  /** The ids of the world that it was forked from. */
  readonly ids?: Ids;
  readonly index: KeyIndex;
  readonly keyOf: (collection: string) => string;
}

/** Brings a grown world to life. */
export function createLiveWorld(
  name: string,
  world: World,
  clock: Clock,
  seed: number,
  keyOf: (collection: string) => string,
  index: KeyIndex = createKeyIndex(),
): LiveWorld {
  const chance = `mock ${name} ${seed}`;
  for (const { value } of world.keys) index.claim(value, name);
  return live({
    name,
    seed: world,
    store: createMemoryStore(world, keyOf),
    keys: world.keys,
    clock,
    chance,
    index,
    keyOf,
  });
}

/** A world that lives on a store that has its keys already. */
export function live(begin: Beginnings): LiveWorld {
  const { name, clock, index, keyOf } = begin;
  const root = createChance(begin.chance);
  const firstIds = (begin.ids ?? createIds(begin.seed, root)).fork(root.fork("ids"));
  let store = indexed(begin.store, index, name);
  let ids = firstIds.fork(root.fork("ids"));
  let chance = root.fork("values");
  let { seed } = begin;
  let imports = 0;
  const faults = createFaults();
  const snapshots = new Map<string, Checkpoint>();
  const now = (): string => clock.now().toISOString();
  const beginning: Checkpoint = {
    seed,
    store: begin.store.fork(),
    keys: begin.keys,
    clock: clock.setting(),
    createdAt: now(),
  };
  const sources: Sources = {
    now,
    newId: (collection) => ids.next(collection),
    get chance() {
      return chance;
    },
  };

  async function moveTo(next: Store, keys: readonly Key[]): Promise<void> {
    const filled = indexed(next, index, name);
    for (const { value } of await store.keys()) index.release(value, name);
    for (const key of keys) await filled.putKey(key);
    store = filled;
  }

  async function putBack(checkpoint: Checkpoint): Promise<void> {
    await moveTo(checkpoint.store.fork(), checkpoint.keys);
    clock.putBack(checkpoint.clock);
    ({ seed } = checkpoint);
  }

  return {
    name,
    from: begin.from,
    createdAt: beginning.createdAt,
    get seed() {
      return seed;
    },
    get store() {
      return store;
    },
    clock,
    sources,
    get ids() {
      return ids;
    },
    faults,
    beginning,
    snapshots,
    keep: async () => ({
      seed,
      store: store.fork(),
      keys: await store.keys(),
      clock: clock.setting(),
      createdAt: now(),
    }),
    putBack,
    reset: async () => {
      faults.clear();
      ids = firstIds.fork(root.fork("ids"));
      chance = root.fork("values");
      await putBack(beginning);
    },
    replace: async (world) => {
      imports += 1;
      ids = createIds(world, root.fork(`ids after import ${imports}`));
      seed = world;
      await moveTo(createMemoryStore({ ...world, keys: [] }, keyOf), world.keys);
    },
  };
}
