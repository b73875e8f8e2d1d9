import type { inexpressible } from "./inexpressible.ts";
import type { mutants } from "./mutants.ts";
import type { variants } from "./variants.ts";

/** Services that are right but for one thing, services that differ but conform, and faults that nobody here can express. */
export interface Proof {
  readonly mutants: typeof mutants;
  readonly variants: typeof variants;
  readonly inexpressible: typeof inexpressible;
}

/** Loads the proof; a run does without it, and so need not wait for it. */
export async function loadProof(): Promise<Proof> {
  const [{ mutants }, { variants }, { inexpressible }] = await Promise.all([
    import("./mutants.ts"),
    import("./variants.ts"),
    import("./inexpressible.ts"),
  ]);
  return { mutants, variants, inexpressible };
}
