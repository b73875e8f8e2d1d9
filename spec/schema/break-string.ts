import type { Chance } from "./chance.ts";
import type { Breaker } from "./breakage.ts";
import { where } from "./breakage.ts";
import { sampleString } from "./sample-string.ts";
import type { Shape } from "./shape.ts";
import type { Spot } from "./spot.ts";

/** Longer texts are not made to show that they are too long. */
const LONG = 100_000;

/** Breaks the lengths of text, `pattern` and `format`. */
export const breakString: Breaker = (spot, chance) => {
  const { at, label, shape, value } = spot;
  if (typeof value !== "string") return [];
  const { minLength, maxLength, format } = shape;
  return [
    ...where(minLength === 0 ? undefined : minLength, (length) => ({
      keyword: "minLength",
      name: "too-short",
      title: length === 1 ? `${label} empty` : `${label} shorter than ${length} characters`,
      at,
      puts: ofLength(spot, length - 1, chance),
    })),
    ...where((maxLength ?? LONG) < LONG ? maxLength : undefined, (length) => ({
      keyword: "maxLength",
      name: "too-long",
      title: `${label} longer than ${length} characters`,
      at,
      puts: ofLength(spot, length + 1, chance),
    })),
    ...where(format, (format) => ({
      keyword: "format",
      name: "bad-format",
      title: `${label} not of the format ${format}`,
      at,
      puts: misspelled(format, shape),
    })),
    ...shape.patterns.slice(0, 1).map((pattern) => ({
      keyword: "pattern",
      name: "bad-pattern",
      title: `${label} not matching the pattern ${pattern}`,
      at,
      puts: unmatched(value, shape),
    })),
  ];
};

/** Text that is of another length and right in all else, or if there is none, text of that length. */
function ofLength({ shape, name }: Spot, length: number, chance: Chance): readonly (string | undefined)[] {
  const sized: Shape = { ...shape, minLength: length, maxLength: length };
  const free: Shape = { ...sized, patterns: [], format: undefined };
  const [right, plain] = [sized, free].map((shape) => sampleString(shape, chance.fork(`${length}`), name));
  return [right, plain, "x".repeat(length)].filter((text) => text !== undefined);
}

function misspelled(format: string, shape: Shape): readonly string[] {
  const texts = [`not-a-${format}`, `not a ${format}`, "%", "{", "[", "/~2", "not~~2", "-1-", ":", "!"];
  const pad = (text: string): string =>
    text.padEnd(shape.minLength ?? 0, "!").slice(0, shape.maxLength ?? LONG);
  return texts.map(pad);
}

function unmatched(value: string, shape: Shape): readonly string[] {
  const length = Array.from(value).length || Math.max(1, shape.minLength ?? 1);
  const filled = ["~", " ", "0", "a", "A", "é", "\n"].map((letter) => letter.repeat(length));
  const room = shape.maxLength === undefined || shape.maxLength > length;
  return [...filled, ...(room ? [`${value}~`, `~${value}`, `${value} `] : []), `~${value.slice(1)}`, ""];
}
