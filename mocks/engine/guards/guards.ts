import { acceptable } from "./acceptable.ts";
import { accepted } from "./accepted.ts";
import type { Asking } from "../asking.ts";
import { perform } from "../effects/effects.ts";
import type { Guard } from "./guard.ts";
import { idempotency } from "./idempotency.ts";
import { lastModified } from "./last-modified.ts";
import { moves } from "./moves.ts";
import { preconditions } from "./preconditions.ts";
import { say } from "../say.ts";
import type { Answer, Turn } from "../turn.ts";

/** What the standards put around an operation, outermost first; each only where the document documents it. */
const guards: readonly Guard[] = [acceptable, idempotency, preconditions, lastModified, moves, accepted];

/** Does what the operation does, behind all guards. */
export function guarded(turn: Turn): Asking<Answer> {
  return guards.reduceRight<() => Asking<Answer>>(
    (next, guard) => () => guard(turn, next),
    () => act(turn),
  )();
}

function* act(turn: Turn): Asking<Answer> {
  return say(turn, yield* perform(turn));
}
