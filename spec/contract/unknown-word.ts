import { suggest } from "../nearest.ts";

/** The sentence for a word of `x-counterfoil` that has no meaning where it stands. */
export function unknownWord(word: string, place: string, known: readonly string[]): string {
  const better = suggest(word, known) || `; it knows ${known.join(", ")}`;
  return `Unknown word ${JSON.stringify(word)} in the x-counterfoil of ${place}${better}`;
}
