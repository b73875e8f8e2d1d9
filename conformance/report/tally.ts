import type { Verdict } from "../verdict/check.ts";

/** How many clauses ended how. */
export type Tally = Readonly<Record<Verdict["outcome"], number>>;

/** Counts verdicts by their outcome. */
export function tally(verdicts: readonly Verdict[]): Tally {
  const count = { held: 0, broken: 0, silent: 0, unclear: 0 };
  for (const { outcome } of verdicts) count[outcome] += 1;
  return count;
}
