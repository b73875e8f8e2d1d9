import { createChance } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";

/**
 * Makes keys that open another world: the same names and permissions, values that look alike and that nobody has.
 * @param seed What the values follow from.
 */
export function forkKeys(
  keys: readonly Key[],
  seed: string,
  isTaken: (value: string) => boolean,
): readonly Key[] {
  return keys.map((key) => ({ ...key, value: likeValue(key.value, seed, isTaken) }));
}

/**
 * A value that looks like another: what its services go by, such as `sk_test_` or the user before the colon, stays; each
 * letter and digit after that becomes another of its kind.
 */
export function likeValue(model: string, seed: string, isTaken: (value: string) => boolean): string {
  const cut = Math.max(...["_", ":", "-", "."].map((mark) => model.lastIndexOf(mark))) + 1;
  const start = model.slice(0, cut);
  const rest = model.slice(cut);
  // Too short to be nobody's: then some more follows.
  const pattern = rest.length < 12 ? rest + "a".repeat(16) : rest;
  for (let draw = 0; ; draw += 1) {
    const drawn = createChance(`${seed}/${model}/${draw}`).text(pattern.length, letters);
    const value = start + Array.from(pattern, (sign, place) => alike(sign, drawn[place] ?? "a")).join("");
    if (!isTaken(value)) return value;
  }
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** A drawn letter as what stands in its place: digit for digit, capital for capital. */
function alike(sign: string, drawn: string): string {
  if (sign >= "0" && sign <= "9") return String(letters.indexOf(drawn) % 10);
  if (sign >= "A" && sign <= "Z") return drawn.toUpperCase();
  return sign >= "a" && sign <= "z" ? drawn : sign;
}
