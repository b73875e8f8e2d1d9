import { forkKeys } from "./fork-keys.ts";
import type { KeyIndex } from "./key-index.ts";
import { live, type LiveWorld, type Worlds } from "./live-world.ts";

/** How many worlds there may be. */
export const mostWorlds = 1000;

/**
 * @param first The main world, whose keys are in the index.
 * @param seed What ids and keys of forks follow from.
 */
export function createWorlds(
  first: LiveWorld,
  index: KeyIndex,
  seed: number,
  keyOf: (collection: string) => string,
): Worlds {
  const worlds = new Map([[first.name, first]]);
  const coming = new Set<string>();
  const has = (name: string): boolean => worlds.has(name) || coming.has(name);
  let made = 0;

  function newName(): string {
    do made += 1;
    while (has(`fork-${made}`));
    return `fork-${made}`;
  }

  async function fork(from: LiveWorld, name = newName()): Promise<LiveWorld> {
    coming.add(name);
    const { store, clock, ids } = from;
    const keys = forkKeys(
      await store.keys(),
      `${seed}/${name}/keys`,
      (value) => index.owner(value) !== undefined,
    );
    const copy = store.fork();
    for (const key of keys) {
      await copy.putKey(key);
      index.claim(key.value, name);
    }
    const world = live({
      name,
      from: from.name,
      seed: from.seed,
      store: copy,
      keys,
      clock: clock.fork(),
      chance: `mock ${name} ${seed}`,
      ids,
      index,
      keyOf,
    });
    worlds.set(name, world);
    coming.delete(name);
    return world;
  }

  return {
    main: () => first,
    all: () => [...worlds.values()],
    get: (name) => worlds.get(name),
    has,
    owner: (value) => index.owner(value),
    find: async (value) => {
      const owner = index.owner(value);
      const world = owner === undefined ? undefined : worlds.get(owner);
      const key = await world?.store.key(value);
      return world && key ? { world, key } : undefined;
    },
    fork,
    remove: async (name) => {
      const world = worlds.get(name);
      worlds.delete(name);
      for (const { value } of (await world?.store.keys()) ?? []) index.release(value, name);
    },
  };
}
