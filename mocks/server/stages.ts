import { moves } from "./moves.ts";
import type { Stage } from "./stage.ts";

/** What stands between the door and the engine, outermost first. */
export const stages: readonly Stage[] = [moves];
