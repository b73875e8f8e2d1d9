import type { Chance } from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import type { LiveWorld } from "../live-world.ts";
import type { Permission } from "./grant.ts";

/** Seconds for which a token is good, on the clock of its world. */
export const tokenLife = 3600;

/** Makes the secrets of worlds: the same for the same seed, and none twice. */
export interface Mint {
  /** A text that nobody has used in that world. */
  readonly secret: (world: LiveWorld) => Promise<string>;
  /** Makes a token for a permission: a key of the world that expires. */
  readonly token: (world: LiveWorld, permission: Permission) => Promise<string>;
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const alphabet = `0123456789${letters}${letters.toUpperCase()}`;

export function createMint(): Mint {
  // A world that is put back to its beginning draws its values from the beginning too, and so do its secrets.
  const streams = new WeakMap<Chance, Chance>();

  async function secret(world: LiveWorld): Promise<string> {
    const { chance } = world.sources;
    const stream = streams.get(chance) ?? chance.fork("oauth");
    streams.set(chance, stream);
    // A world that was kept knows what was drawn before it was brought back.
    for (;;) {
      const text = stream.text(40, alphabet);
      if (!(await world.store.key(text))) return text;
    }
  }

  return {
    secret,
    token: async (world, { client, tenant, scopes, within }) => {
      const value = await secret(world);
      const expiresAt = new Date(world.clock.now().getTime() + tokenLife * 1000).toISOString();
      const key: Key = { name: `token:${client}`, tenant, value, scopes, expiresAt, revoked: false, within };
      await world.store.putKey(key);
      return value;
    },
  };
}
