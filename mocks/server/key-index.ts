/** Which world a key opens, over all worlds of a mock: one look, however many there are. */
export interface KeyIndex {
  readonly owner: (value: string) => string | undefined;
  /** The value opens that world from now on. */
  readonly claim: (value: string, world: string) => void;
  /** The value opens that world no more; one that has come to open another is left alone. */
  readonly release: (value: string, world: string) => void;
}

export function createKeyIndex(): KeyIndex {
  const owners = new Map<string, string>();
  return {
    owner: (value) => owners.get(value),
    claim: (value, world) => void owners.set(value, world),
    release: (value, world) => {
      if (owners.get(value) === world) owners.delete(value);
    },
  };
}
