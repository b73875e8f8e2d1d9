import type { Finding } from "./check.ts";

/** The clause is true of what came. */
export function held(expected: string, got: string): Finding {
  return { outcome: "held", expected, got };
}

/** The clause is not true of what came. */
export function broken(expected: string, got: string): Finding {
  return { outcome: "broken", expected, got };
}

/** Nobody can tell, and why. */
export function unclear(expected: string, why: string): Finding {
  return { outcome: "unclear", expected, got: why };
}

/** Held or broken. */
export function finding(holds: boolean, expected: string, got: string): Finding {
  return holds ? held(expected, got) : broken(expected, got);
}
