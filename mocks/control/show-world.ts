import type { JsonObject } from "../../spec/index.ts";
import type { LiveWorld } from "../server/live-world.ts";

/** A world as the control API shows it. */
export function showWorld({ name, from, createdAt }: LiveWorld): JsonObject {
  return { name, from: from ?? null, createdAt };
}

export function showClock(clock: LiveWorld["clock"]): JsonObject {
  return { now: clock.now().toISOString(), frozen: clock.frozen() };
}
