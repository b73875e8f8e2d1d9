import type { Asking } from "../asking.ts";
import type { Answer, Turn } from "../turn.ts";

/**
 * Stands around what an operation does: may answer for it, or add to what it says and writes. The operation is pure,
 * so a guard may let it go first and then say something else instead: nothing of it has been written yet.
 */
export type Guard = (turn: Turn, next: () => Asking<Answer>) => Asking<Answer>;
