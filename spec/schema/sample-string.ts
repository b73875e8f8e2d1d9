import type { Chance } from "./chance.ts";
import { formatText } from "./format-text.ts";
import { patternText } from "./pattern-text.ts";
import { regularExpression } from "./regular-expression.ts";
import type { Shape } from "./shape.ts";
import { naturalText, word } from "./words.ts";

const ATTEMPTS = 8;

/**
 * Text for a shape: by its pattern, else by its format, else as its name suggests. `undefined` where no text was
 * found that has the length and matches all patterns.
 */
export function sampleString(shape: Shape, chance: Chance, name: string): string | undefined {
  const min = Math.max(0, Math.ceil(shape.minLength ?? 0));
  const max = Math.floor(shape.maxLength ?? Infinity);
  if (min > max) return undefined;
  const expressions = shape.patterns.map(regularExpression);
  const fits = (text: string | undefined): text is string =>
    text !== undefined &&
    Array.from(text).length >= min &&
    Array.from(text).length <= max &&
    expressions.every((expression) => expression.test(text));
  const written = (): string | undefined => {
    const formatted = shape.format === undefined ? undefined : formatText(shape.format, chance, min, max);
    if (formatted !== undefined && fits(formatted)) return formatted;
    const [pattern] = shape.patterns.toSorted((a, b) => b.length - a.length);
    if (pattern !== undefined) return patternText(pattern, chance, min, max);
    return formatted ?? sized(naturalText(name, chance), min, max, chance);
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const text = written();
    if (fits(text)) return text;
  }
  return undefined;
}

/** Cuts what is too long; lengthens what is too short by more words. */
function sized(text: string, min: number, max: number, chance: Chance): string {
  let long = text;
  while (long.length < min)
    long += ` ${min - long.length > 1000 ? chance.text(1000, "abcdefgh") : word(chance)}`;
  const cut = Math.min(max, text.length < min ? min : text.length);
  return long.slice(0, cut).replace(/[\s-]$/, "a");
}
