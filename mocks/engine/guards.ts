import type { Asking } from "./asking.ts";
import { perform } from "./effects.ts";
import type { Guard } from "./guard.ts";
import type { Outcome, Turn } from "./turn.ts";

/** What the standards put around an operation, outermost first; each only where the document documents it. */
const guards: readonly Guard[] = [];

/** Does what the operation does, behind all guards. */
export function guarded(turn: Turn): Asking<Outcome> {
  return guards.reduceRight<() => Asking<Outcome>>(
    (next, guard) => () => guard(turn, next),
    () => perform(turn),
  )();
}
