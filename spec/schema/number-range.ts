import type { Shape } from "./shape.ts";

/** The numbers that a shape lets in. */
export interface NumberRange {
  /** Included where numbers go in steps; else see the `open` members. `-Infinity` where nothing bounds. */
  readonly low: number;
  readonly high: number;
  readonly openLow: boolean;
  readonly openHigh: boolean;
  /** All numbers are multiples of it; `undefined`: any number between. */
  readonly step: number | undefined;
}

/** Works out the range; with steps, `low` and `high` are the outermost numbers that fit. */
export function numberRange(shape: Shape): NumberRange {
  const whole = !shape.types.includes("number");
  const [least, most] = shape.format === "int32" ? [-2_147_483_648, 2_147_483_647] : [-Infinity, Infinity];
  const low = Math.max(shape.minimum ?? -Infinity, shape.exclusiveMinimum ?? -Infinity, least);
  const high = Math.min(shape.maximum ?? Infinity, shape.exclusiveMaximum ?? Infinity, most);
  const openLow = low === shape.exclusiveMinimum;
  const openHigh = high === shape.exclusiveMaximum;
  const step = stepOf(shape.multipleOf, whole || /^int(32|64)$/.test(shape.format ?? ""));
  if (step === undefined) return { low, high, openLow, openHigh, step };
  const first = Math.ceil(tidy(low / step));
  const last = Math.floor(tidy(high / step));
  const from = openLow && first * step <= low ? first + 1 : first;
  const to = openHigh && last * step >= high ? last - 1 : last;
  return { low: tidy(from * step), high: tidy(to * step), openLow: false, openHigh: false, step };
}

/** Takes the noise out of a product of binary fractions: 0.30000000000000004 is 0.3. */
export function tidy(value: number): number {
  return Number.isFinite(value) && !Number.isInteger(value) ? Number(value.toPrecision(14)) : value;
}

function stepOf(multiple: number | undefined, whole: boolean): number | undefined {
  if (multiple === undefined || multiple <= 0) return whole ? 1 : undefined;
  if (!whole || Number.isInteger(multiple)) return multiple;
  // The first whole multiple of a fraction: 0.5 and 0.25 lead to 1, 1.5 to 3.
  const times = Array.from({ length: 1000 }, (_, index) => index + 1).find((k) =>
    Number.isInteger(tidy(k * multiple)),
  );
  return times === undefined ? multiple : tidy(times * multiple);
}
