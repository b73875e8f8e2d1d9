import type { Chance } from "./chance.ts";
import { numberRange, tidy } from "./number-range.ts";
import type { Shape } from "./shape.ts";

/** How far numbers go where one side, or both, are not bounded. */
const REACH = 1000;

/** A number for a shape; `undefined` where the bounds leave none. */
export function sampleNumber(shape: Shape, chance: Chance): number | undefined {
  const range = numberRange(shape);
  const unit = range.step ?? 1;
  const [low, high] = window(range.low, range.high, REACH * unit);
  if (low > high) return undefined;
  if (range.step !== undefined) {
    const first = Math.ceil(tidy(low / range.step));
    const last = Math.floor(tidy(high / range.step));
    return first > last ? undefined : tidy(chance.int(first, last) * range.step);
  }
  const fits = (value: number): boolean =>
    (range.openLow ? value > low : value >= low) && (range.openHigh ? value < high : value <= high);
  const exact = low + chance.fraction() * (high - low);
  return [Math.round(exact * 100) / 100, exact, (low + high) / 2].find(fits);
}

function window(low: number, high: number, reach: number): readonly [number, number] {
  // Small numbers read best; the ends of a wide range are for those who ask for edges.
  if (low <= -reach && high >= reach) return [0, reach];
  if (low === -Infinity) return [high >= 0 ? Math.max(0, high - reach) : high - reach, high];
  return [low, Math.min(high, low + reach)];
}
