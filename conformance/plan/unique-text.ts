import type { Chance, Shape } from "../../spec/index.ts";

/** Letters that do not spell words, and digits that look like no letter. */
const LETTERS = "bcdfghjkmnpqrstvwxz";
const FIRST = ["Ada", "Bo", "Clara", "Emil", "Freja", "Hugo", "Ida", "Liv", "Noah", "Selma"];

type Write = (word: string, chance: Chance) => string;

/** By what a property is called: how people would fill it in. The first that fits counts. */
const writers: readonly (readonly [RegExp, Write])[] = [
  [/phone|mobile|fax|msisdn/i, (_, chance) => `+45${chance.text(8, "23456789")}`],
  [/url|website|homepage|link$/i, (word) => `https://${word}.example.com`],
  [/email/i, (word, chance) => `${chance.pick(FIRST).toLowerCase()}.${word}@example.com`],
  [/country/i, (_, chance) => chance.pick(["DK", "DE", "NL", "SE"])],
  [/language|locale/i, (_, chance) => chance.pick(["da", "de", "nl", "sv"])],
  [/currency/i, (_, chance) => chance.pick(["DKK", "EUR", "SEK"])],
  [/^(first|given)_?name$/i, (word) => capital(word)],
  [/^(last|family|sur)_?name$/i, (word) => capital(word)],
  [/name|title|label/i, (word, chance) => `${chance.pick(FIRST)} ${capital(word)}`],
];

/**
 * A text that no other row has, such as people would write into a property of this name, so that a search for it finds one row.
 * `undefined` where the schema leaves no room for it: an `enum`, a `pattern`, a format other than `email`, few characters.
 */
export function uniqueText(name: string, shape: Shape, chance: Chance): string | undefined {
  const { types, format, enum: values, const: constant, patterns } = shape;
  if (!types.includes("string") || values !== undefined || constant !== undefined || patterns.length > 0)
    return undefined;
  if (format !== undefined && format !== "email") return undefined;
  const word = chance.text(10, LETTERS);
  const write = format === "email" ? writers[2]?.[1] : writers.find(([pattern]) => pattern.test(name))?.[1];
  const text = write === undefined ? `Counterfoil ${word}` : write(word, chance);
  const fits = text.length <= (shape.maxLength ?? 255) && text.length >= (shape.minLength ?? 0);
  return fits ? text : undefined;
}

/** A word that stands in no row. */
export function nonsense(chance: Chance): string {
  return `zq${chance.text(14, LETTERS)}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
