import type { Json } from "../json.ts";
import type { Chance } from "./chance.ts";
import type { Spot } from "./spot.ts";

/** One way to break one keyword at one place, not yet tried. */
export interface Breakage {
  readonly keyword: string;
  /** What is wrong, in short: `too-long`. */
  readonly name: string;
  readonly title: string;
  /** The place that is changed. */
  readonly at: string;
  /** What may be put there, the best first; `undefined` takes away what stands there. */
  readonly puts: readonly (Json | undefined)[];
}

/** Thinks of ways to break the rules of one place. */
export type Breaker = (spot: Spot, chance: Chance) => readonly Breakage[];

/** A list of one where the keyword is there, else an empty one. */
export function where<T>(demand: T | undefined, make: (demand: T) => Breakage): readonly Breakage[] {
  return demand === undefined ? [] : [make(demand)];
}
