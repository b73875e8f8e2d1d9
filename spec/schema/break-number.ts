import type { Breaker } from "./breakage.ts";
import { where } from "./breakage.ts";
import { numberRange, tidy } from "./number-range.ts";

/** Breaks the bounds of numbers and `multipleOf`. */
export const breakNumber: Breaker = ({ at, label, shape, value }) => {
  if (typeof value !== "number") return [];
  const step = numberRange(shape).step ?? 1;
  return [
    ...where(shape.minimum, (bound) => ({
      keyword: "minimum",
      name: "below-minimum",
      title: `${label} below the minimum of ${bound}`,
      at,
      puts: [tidy(bound - step), Math.ceil(bound) - 1],
    })),
    ...where(shape.maximum, (bound) => ({
      keyword: "maximum",
      name: "above-maximum",
      title: `${label} above the maximum of ${bound}`,
      at,
      puts: [tidy(bound + step), Math.floor(bound) + 1],
    })),
    ...where(shape.exclusiveMinimum, (bound) => ({
      keyword: "exclusiveMinimum",
      name: "at-exclusive-minimum",
      title: `${label} at ${bound}, which it must be greater than`,
      at,
      puts: [bound, Math.floor(bound)],
    })),
    ...where(shape.exclusiveMaximum, (bound) => ({
      keyword: "exclusiveMaximum",
      name: "at-exclusive-maximum",
      title: `${label} at ${bound}, which it must be less than`,
      at,
      puts: [bound, Math.ceil(bound)],
    })),
    ...where(shape.multipleOf, (unit) => ({
      keyword: "multipleOf",
      name: "not-multiple",
      title: `${label} not a multiple of ${unit}`,
      at,
      puts: [value + 1, value - 1, tidy(value + unit / 2), tidy(value - unit / 2)],
    })),
    ...(shape.format !== "int32"
      ? []
      : [
          {
            keyword: "format",
            name: "bad-format",
            title: `${label} too large for 32 bits`,
            at,
            puts: [2_147_483_648, -2_147_483_649],
          },
        ]),
  ];
};
