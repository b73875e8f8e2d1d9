import { splitRaw, type Form, type RawValue } from "./raw-value.ts";
import type { Pair } from "./query.ts";

/** One of the styles that spell a value as one text, in a path or a header field. */
export interface TextStyle {
  /** `simple`, `label` or `matrix`. */
  readonly style: string;
  readonly explode: boolean;
  /** The name of the parameter, which only `matrix` writes. */
  readonly name: string;
}

/** What stands before the value, what between its exploded parts, and whether its name is written (RFC 6570, appendix A). */
interface Expansion {
  readonly first: string;
  readonly between: string;
  readonly named: boolean;
}

const SIMPLE: Expansion = { first: "", between: ",", named: false };
const EXPANSIONS: Readonly<Record<string, Expansion>> = {
  label: { first: ".", between: ".", named: false },
  matrix: { first: ";", between: ";", named: true },
};

/** Writes a value in the style (OpenAPI 3.1, section 4.8.12.3); `encode` is applied to its parts, not to delimiters. */
export function writeText(
  { style, explode, name }: TextStyle,
  raw: RawValue,
  encode: (text: string) => string,
): string {
  const { first, between, named } = EXPANSIONS[style] ?? SIMPLE;
  const assign = (name: string, text: string): string => (named && text === "" ? name : `${name}=${text}`);
  const whole = (text: string): string => first + (named ? assign(encode(name), text) : text);
  switch (raw.kind) {
    case "text":
      return whole(encode(raw.text));
    case "list": {
      const items = raw.items.map(encode);
      if (!explode || items.length === 0) return whole(items.join(","));
      return first + items.map((item) => (named ? assign(encode(name), item) : item)).join(between);
    }
    case "members": {
      const members = raw.members.map(([name, text]): Pair => [encode(name), encode(text)]);
      if (!explode || members.length === 0) return whole(members.flat().join(","));
      return first + members.map(([name, text]) => assign(name, text)).join(between);
    }
    default:
      return raw satisfies never;
  }
}

/** Takes a text in the style apart; `undefined` where the style could not have written it. */
export function readText(
  { style, explode, name }: TextStyle,
  form: Form,
  text: string,
): RawValue | undefined {
  const { first, between, named } = EXPANSIONS[style] ?? SIMPLE;
  if (!text.startsWith(first)) return undefined;
  const rest = text.slice(first.length);
  if (!explode || form === "text") {
    const value = named ? assigned(rest, name) : rest;
    return value === undefined ? undefined : splitRaw(form, value, delimiterOf(style, value));
  }
  const parts = rest === "" || (named && rest === name) ? [] : rest.split(between);
  if (form === "members") return exploded(parts);
  const items = named ? parts.map((part) => assigned(part, name)) : parts;
  return items.includes(undefined)
    ? undefined
    : { kind: "list", items: items.filter((item) => item !== undefined) };
}

/** OpenAPI 3.1.0 delimits the parts of an unexploded label by dots; RFC 6570 and OpenAPI 3.1.1 by commas. */
function delimiterOf(style: string, text: string): string {
  return style === "label" && !text.includes(",") ? "." : ",";
}

function assigned(part: string, name: string): string | undefined {
  if (part === name) return "";
  return part.startsWith(`${name}=`) ? part.slice(name.length + 1) : undefined;
}

function exploded(parts: readonly string[]): RawValue {
  const members = parts.map((part): Pair => {
    const equals = part.indexOf("=");
    return equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
  });
  return { kind: "members", members };
}
