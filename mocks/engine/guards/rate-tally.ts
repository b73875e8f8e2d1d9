import type { Json, Rate } from "../../../spec/index.ts";

/** Requests that came close upon one another: when the first and the last of them came, and how many they were. */
export type Burst = readonly [first: number, last: number, count: number];

/** How one rate stands at one moment. Times are milliseconds of the world's clock. */
export interface Tally {
  readonly rate: Rate;
  readonly bursts: readonly Burst[];
  /** Requests that may still come. */
  readonly remaining: number;
  /** When the next of those that have come stops counting. */
  readonly freeAt: number;
}

/** Into how many parts a window is divided at most: what a row remembers does not grow with what is asked. */
const parts = 20;

/** Counts what came within the window that ends now; the window slides, so that no span of time sees more than the limit. */
export function tally(rate: Rate, known: readonly Burst[], now: number): Tally {
  const length = rate.seconds * 1000;
  // A clock that was put back has requests in its future, which count for nothing.
  const bursts = known.filter(([first, last]) => first <= now && last + length > now);
  const used = bursts.reduce((sum, [, , count]) => sum + count, 0);
  const [oldest] = bursts;
  const freeAt = oldest ? oldest[1] + length : now;
  return { rate, bursts, remaining: Math.max(0, rate.limit - used), freeAt };
}

/** The tally with one request more. */
export function countOne({ rate, bursts, remaining }: Tally, now: number): Tally {
  const newest = bursts.at(-1);
  const joins = newest !== undefined && now - newest[0] < (rate.seconds * 1000) / parts;
  const more: readonly Burst[] = joins
    ? [...bursts.slice(0, -1), [newest[0], now, newest[2] + 1]]
    : [...bursts, [now, now, 1]];
  const oldest = more[0]?.[1] ?? now;
  return { rate, bursts: more, remaining: Math.max(0, remaining - 1), freeAt: oldest + rate.seconds * 1000 };
}

/** The bursts that a row remembers; what is none is left out. */
export function readBursts(json: Json | undefined): readonly Burst[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((burst): Burst[] => {
    const [first, last, count] = Array.isArray(burst) ? burst : [];
    const isBurst = typeof first === "number" && typeof last === "number" && typeof count === "number";
    return isBurst ? [[first, last, count]] : [];
  });
}
