/**
 * A source of chance that is the same on every machine for the same seed. Nothing in it reads a clock or the
 * machine's own randomness.
 */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number;
  /** A number from 0, included, to 1, excluded. */
  readonly fraction: () => number;
  /** One of the list. @throws {RangeError} where the list is empty */
  readonly pick: <T>(list: readonly T[]) => T;
  /** `length` characters of the alphabet. */
  readonly text: (length: number, alphabet: string) => string;
  /** A UUID of version 4 (RFC 9562, section 5.4). */
  readonly uuid: () => string;
  /** A stream of its own that depends on this seed and the name alone, not on what was drawn before. */
  readonly fork: (name: string) => Chance;
}

/** Makes the source of chance that belongs to a seed. */
export function createChance(seed: string): Chance {
  const next = sfc32(hash(seed));
  const fraction = (): number => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  const int = (min: number, max: number): number => min + Math.floor(fraction() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    const index = int(0, list.length - 1);
    for (const item of list.slice(index, index + 1)) return item;
    throw new RangeError("Pick from a list that holds at least one item; this one is empty.");
  };
  const text = (length: number, alphabet: string): string => {
    const letters = Array.from(alphabet);
    return Array.from({ length }, () => pick(letters)).join("");
  };
  const uuid = (): string => {
    const digits = text(30, "0123456789abcdef");
    const variant = pick(["8", "9", "a", "b"]);
    const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(12, 15)}`];
    return [...parts, variant + digits.slice(15, 18), digits.slice(18)].join("-");
  };
  return { int, fraction, pick, text, uuid, fork: (name) => createChance(`${seed}\u001f${name}`) };
}

type Words = readonly [number, number, number, number];

/** Four words of 32 bits (the cyrb128 hash): close seeds give far streams. */
function hash(text: string): Words {
  let [a, b, c, d] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597_399_067);
    b = c ^ Math.imul(b ^ code, 2_869_860_233);
    c = d ^ Math.imul(c ^ code, 951_274_213);
    d = a ^ Math.imul(d ^ code, 2_716_044_179);
  }
  a = Math.imul(c ^ (a >>> 18), 597_399_067);
  b = Math.imul(d ^ (b >>> 22), 2_869_860_233);
  c = Math.imul(a ^ (c >>> 17), 951_274_213);
  d = Math.imul(b ^ (d >>> 19), 2_716_044_179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Chris Doty-Humphrey's small fast counting generator, in words of 32 bits. */
function sfc32(seed: Words): () => number {
  let [a, b, c, counter] = seed;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
