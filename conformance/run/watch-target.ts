import type { Target } from "./exchange.ts";
import { TargetError } from "./target-error.ts";

/** A target whose requests are counted. */
export interface WatchedTarget {
  readonly target: Target;
  readonly requests: () => number;
  /**
   * Says that the target is gone: so many requests in a row could not reach it.
   * @throws {TargetError} the last of them
   */
  readonly insist: () => void;
}

const patience = 5;

/** Counts what is sent, and notices when nobody is there any more. */
export function watchTarget(target: Target): WatchedTarget {
  let requests = 0;
  let inVain = 0;
  let last: TargetError | undefined;
  return {
    target: async (request) => {
      requests += 1;
      try {
        const response = await target(request);
        inVain = 0;
        return response;
      } catch (cause) {
        if (cause instanceof TargetError && cause.kind === "unreachable") {
          inVain += 1;
          last = cause;
        }
        throw cause;
      }
    },
    requests: () => requests,
    insist: () => {
      if (last !== undefined && inVain >= patience) throw last;
    },
  };
}
