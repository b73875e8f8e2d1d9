import type { Check, CheckKind, Evidence, Finding } from "./check.ts";

/** The one signature of all checks: the claim, what came, and what of the two. */
export type Tell<K extends CheckKind> = (
  check: Extract<Check, { readonly kind: K }>,
  evidence: Evidence,
) => Finding;
