import { createChance } from "../../spec/index.ts";
import type { Key, World } from "../../fixtures/index.ts";
import type { Sources } from "../engine/turn.ts";
import type { Clock } from "../state/clock.ts";
import { createMemoryStore } from "../state/memory.ts";
import type { Store } from "../state/store.ts";
import { createIds } from "./ids.ts";

/** A world in use: its rows and keys live, and it has a time of its own. */
export interface LiveWorld {
  readonly name: string;
  /** As it was grown; the rows of today are in the store. */
  readonly seed: World;
  readonly store: Store;
  readonly clock: Clock;
  /** What the engine cannot know by itself. */
  readonly sources: Sources;
}

/** Brings a grown world to life. */
export function createLiveWorld(
  name: string,
  world: World,
  clock: Clock,
  seed: number,
  keyOf: (collection: string) => string,
): LiveWorld {
  const chance = createChance(`mock ${name} ${seed}`);
  return {
    name,
    seed: world,
    store: createMemoryStore(world, keyOf),
    clock,
    sources: {
      now: () => clock.now().toISOString(),
      newId: createIds(world, chance.fork("ids")),
      chance: chance.fork("values"),
    },
  };
}

/** The worlds of a mock, the main one first. */
export interface Worlds {
  readonly main: () => LiveWorld;
  readonly all: () => readonly LiveWorld[];
  readonly get: (name: string) => LiveWorld | undefined;
  /** The world and the key that a value opens. */
  readonly find: (value: string) => Promise<{ readonly world: LiveWorld; readonly key: Key } | undefined>;
  readonly add: (world: LiveWorld) => void;
  readonly remove: (name: string) => void;
}

export function createWorlds(first: LiveWorld): Worlds {
  const worlds = new Map([[first.name, first]]);
  return {
    main: () => worlds.get(first.name) ?? first,
    all: () => [...worlds.values()],
    get: (name) => worlds.get(name),
    find: async (value) => {
      for (const world of worlds.values()) {
        const key = await world.store.key(value);
        if (key) return { world, key };
      }
      return undefined;
    },
    add: (world) => void worlds.set(world.name, world),
    remove: (name) => void worlds.delete(name),
  };
}
