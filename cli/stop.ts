import type { Listener } from "../conformance/index.ts";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";

/** Listens for a request to stop. */
export interface Stop {
  readonly listener: Listener;
  /** Listens no more. */
  readonly remove: () => void;
}

/** Ends a run after the case that is under way, so that it can still undo what it did. */
export function listenForStop(io: Io): Stop {
  let stopped = false;
  const remove = io.onSignal(() => {
    stopped = true;
    io.err("Stopping; what was made is being removed. Once more ends at once\n");
  });
  return {
    remove,
    listener: ({ kind }) => {
      if (stopped && kind === "judged") throw new Failure("Stopped before the end of the run", 3);
    },
  };
}
