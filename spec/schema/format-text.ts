import type { Chance } from "./chance.ts";
import { instant, word } from "./words.ts";

type Writer = (chance: Chance) => string;

/** Text of each format (JSON Schema Validation 2020-12, section 7.3, and OpenAPI's registry of formats). */
const WRITERS: Readonly<Record<string, Writer>> = {
  uuid: (chance) => chance.uuid(),
  email: (chance) => `${word(chance)}@example.com`,
  "idn-email": (chance) => `${word(chance)}@example.com`,
  "date-time": instant,
  "iso-date-time": instant,
  date: (chance) => instant(chance).slice(0, 10),
  time: (chance) => instant(chance).slice(11),
  "iso-time": (chance) => instant(chance).slice(11),
  duration: (chance) => `PT${chance.int(1, 59)}M`,
  uri: (chance) => `https://example.com/${word(chance)}`,
  url: (chance) => `https://example.com/${word(chance)}`,
  iri: (chance) => `https://example.com/${word(chance)}`,
  "uri-reference": (chance) => `/${word(chance)}`,
  "iri-reference": (chance) => `/${word(chance)}`,
  "uri-template": (chance) => `https://example.com/${word(chance)}/{id}`,
  hostname: (chance) => `${word(chance)}.example.com`,
  "idn-hostname": (chance) => `${word(chance)}.example.com`,
  ipv4: (chance) => `192.0.2.${chance.int(1, 254)}`,
  ipv6: (chance) => `2001:db8::${chance.int(1, 0xffff).toString(16)}`,
  "json-pointer": (chance) => `/${word(chance)}`,
  "json-pointer-uri-fragment": (chance) => `#/${word(chance)}`,
  "relative-json-pointer": (chance) => `${chance.int(0, 3)}/${word(chance)}`,
  regex: (chance) => `^${word(chance)}$`,
  byte: (chance) => chance.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
  password: (chance) => `${word(chance)}-${chance.int(100, 999)}`,
};

/** Short spellings, for fields that have little room. */
const SHORT: Readonly<Record<string, Writer>> = {
  email: (chance) => `${chance.text(1, "abcdefgh")}@${chance.text(1, "klmnop")}.co`,
  "date-time": (chance) => `${instant(chance).slice(0, 19)}Z`,
  time: (chance) => `${instant(chance).slice(11, 19)}Z`,
  uri: (chance) => `x:${chance.text(1, "abcdefgh")}`,
  url: (chance) => `http://${chance.text(1, "abcdefgh")}.co`,
  "uri-reference": (chance) => chance.text(1, "abcdefgh"),
  hostname: (chance) => chance.text(1, "abcdefgh"),
  byte: () => "",
};

/** Where a text of the format may grow: the place that takes more letters. */
const GROWING: Readonly<Record<string, RegExp>> = {
  email: /^/,
  uri: /$/,
  url: /$/,
  "uri-reference": /$/,
  "uri-template": /$/,
  "json-pointer": /$/,
  password: /$/,
};

/** Text of a format in from `min` to `max` characters where that can be; `undefined` where the format is unknown. */
export function formatText(format: string, chance: Chance, min: number, max: number): string | undefined {
  const written = writerOf(WRITERS, format)?.(chance);
  if (written === undefined) return undefined;
  const fitting = written.length <= max ? written : (writerOf(SHORT, format)?.(chance) ?? written);
  const place = Object.hasOwn(GROWING, format) ? GROWING[format] : undefined;
  const missing = min - fitting.length;
  if (missing <= 0) return fitting;
  if (format === "byte") return fitting.padEnd(Math.ceil(min / 4) * 4, "A");
  if (format === "hostname") return longName(min, chance);
  return place === undefined
    ? fitting
    : fitting.replace(place, chance.text(missing, "abcdefghijkmnpqrstuvwxyz"));
}

function writerOf(writers: Readonly<Record<string, Writer>>, format: string): Writer | undefined {
  return Object.hasOwn(writers, format) ? writers[format] : undefined;
}

/** Labels of a host name have at most 63 characters (RFC 1123, section 2.1). */
function longName(length: number, chance: Chance): string {
  const letters = Array.from(chance.text(length, "abcdefghijkmnpqrstuvwxyz"));
  return letters.map((letter, index) => (index % 50 === 49 && index < length - 1 ? "." : letter)).join("");
}
