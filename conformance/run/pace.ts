import type { HttpResponse } from "../../spec/index.ts";

/** Keeps a run from asking more than the target bears. */
export interface Pace {
  /** Waits until the next request is due. */
  readonly turn: () => Promise<void>;
  /** Waits as a 429 asks. `true`: the same request may be sent again; `false`: the answer stands. */
  readonly again: (response: HttpResponse | undefined) => Promise<boolean>;
}

export interface PaceOptions {
  /** Requests per second at most; `undefined`: as many as there are. */
  readonly rate: number | undefined;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** How long a run waits in all between two answers that are no 429, in milliseconds. */
export const patience = 30_000;

/**
 * Requests follow each other at equal distances. A refusal for having asked too often (RFC 6585, section 4) is waited out as its
 * Retry-After says, or for a second, then two, four and so on, and not for longer than `patience` in all.
 */
export function createPace({ rate, now, sleep }: PaceOptions): Pace {
  const distance = rate === undefined ? 0 : 1000 / rate;
  let due = Number.NEGATIVE_INFINITY;
  let waited = 0;
  let refusals = 0;
  return {
    turn: async () => {
      if (distance === 0) return;
      const wait = due - now();
      due = Math.max(due, now()) + distance;
      if (wait > 0) await sleep(wait);
    },
    again: async (response) => {
      if (response?.status !== 429) {
        waited = 0;
        refusals = 0;
        return false;
      }
      const wait = Math.max(delayOf(response) ?? 1000 * 2 ** refusals, 1);
      refusals += 1;
      if (waited + wait > patience) return false;
      waited += wait;
      await sleep(wait);
      return true;
    },
  };
}

/** Retry-After in milliseconds: seconds, or a date, which is held against that of the answer (RFC 9110, section 10.2.3). */
function delayOf({ headers }: HttpResponse): number | undefined {
  const field = headers["retry-after"]?.trim() ?? "";
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const [until, from] = [Date.parse(field), Date.parse(headers["date"] ?? "")];
  return Number.isNaN(until) || Number.isNaN(from) ? undefined : Math.max(until - from, 0);
}
