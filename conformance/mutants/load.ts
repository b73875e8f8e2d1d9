import type { inexpressible } from "./inexpressible.ts";
import type { mutants } from "./mutants.ts";
import type { narrow } from "./narrow.ts";
import type { together, variants } from "./variants.ts";

/** Services that are right but for one thing, services that differ but conform, and faults that nobody here can express. */
export interface Proof {
  readonly mutants: typeof mutants;
  readonly variants: typeof variants;
  readonly together: typeof together;
  readonly inexpressible: typeof inexpressible;
  readonly narrow: typeof narrow;
}

/** Loads the proof; a run does without it, and so need not wait for it. */
export async function loadProof(): Promise<Proof> {
  const [{ mutants }, { variants, together }, { inexpressible }, { narrow }] = await Promise.all([
    import("./mutants.ts"),
    import("./variants.ts"),
    import("./inexpressible.ts"),
    import("./narrow.ts"),
  ]);
  return { mutants, variants, together, inexpressible, narrow };
}
