import { encodePercent } from "./percent.ts";
import type { Pair } from "./query.ts";
import { pairUp, type Form, type RawValue } from "./raw-value.ts";

/** One of the styles that spell a value as pairs of name and value, in a query or a cookie. */
export interface PairStyle {
  /** `form`, `spaceDelimited` or `pipeDelimited`. */
  readonly style: string;
  readonly explode: boolean;
  readonly name: string;
}

/** The pairs of a message as sent, and how to decode their parts. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly decode: (text: string) => string;
}

/** What pairs say about one parameter. */
export type PairReading =
  | { readonly kind: "absent" }
  /** Given several times, though it can only have one value. */
  | { readonly kind: "repeated"; readonly times: number }
  | { readonly kind: "malformed" }
  | { readonly kind: "raw"; readonly raw: RawValue };

const DELIMITERS: Readonly<Record<string, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

/** Writes a value in the style, percent-encoded (OpenAPI 3.1, section 4.8.12.3). */
export function writePairs({ style, explode, name }: PairStyle, raw: RawValue): readonly Pair[] {
  const encoded = encodePercent(name);
  const delimiter = DELIMITERS[style] === undefined ? "," : encodePercent(DELIMITERS[style]);
  switch (raw.kind) {
    case "text":
      return [[encoded, encodePercent(raw.text)]];
    case "list": {
      const items = raw.items.map(encodePercent);
      if (explode && items.length > 0) return items.map((item) => [encoded, item]);
      return [[encoded, items.join(delimiter)]];
    }
    case "members": {
      const members = raw.members.map(([name, text]): Pair => [encodePercent(name), encodePercent(text)]);
      return explode ? members : [[encoded, members.flat().join(delimiter)]];
    }
    default:
      return raw satisfies never;
  }
}

/** Reads a value in the style. `owns` tells which names are members of the object, where each has a pair of its own. */
export function readPairs(
  { style, explode, name }: PairStyle,
  form: Form,
  { pairs, decode }: Pairs,
  owns: (name: string) => boolean,
): PairReading {
  if (form === "members" && explode) {
    const members = pairs
      .map(([name, value]): Pair => [decode(name), decode(value)])
      .filter(([name]) => owns(name));
    return members.length === 0 ? { kind: "absent" } : { kind: "raw", raw: { kind: "members", members } };
  }
  const values = pairs.filter(([given]) => decode(given) === name).map(([, value]) => value);
  const [value] = values;
  if (value === undefined) return { kind: "absent" };
  if (form === "list") {
    const items = explode && values.length > 1 ? values.map(decode) : values.flatMap(explode ? whole : split);
    return { kind: "raw", raw: { kind: "list", items } };
  }
  if (values.length > 1) return { kind: "repeated", times: values.length };
  if (form === "text") return { kind: "raw", raw: { kind: "text", text: decode(value) } };
  const raw = pairUp(split(value));
  return raw === undefined ? { kind: "malformed" } : { kind: "raw", raw };

  function whole(value: string): readonly string[] {
    return value === "" ? [] : [decode(value)];
  }

  // A comma sent as `%2C` is part of a value, unless no other comma stands there: `URLSearchParams` and most HTTP
  // libraries encode every comma, and what they mean is the delimiter.
  function split(value: string): readonly string[] {
    if (value === "") return [];
    const delimiter = DELIMITERS[style] ?? ",";
    return delimiter === "," && value.includes(",")
      ? value.split(",").map(decode)
      : decode(value).split(delimiter);
  }
}
