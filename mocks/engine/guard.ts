import type { Asking } from "./asking.ts";
import type { Outcome, Turn } from "./turn.ts";

/** Stands around what an operation does: may refuse it, answer for it, or add to what it writes and says. */
export type Guard = (turn: Turn, next: () => Asking<Outcome>) => Asking<Outcome>;
