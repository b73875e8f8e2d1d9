import type { Listener } from "./event.ts";

/** One listener that tells several, in their order. */
export function listenAll(listeners: readonly Listener[]): Listener {
  return (event) => {
    for (const listener of listeners) listener(event);
  };
}
