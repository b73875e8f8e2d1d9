import type { Json } from "../json.ts";
import type { Schema } from "../schema/schema.ts";
import { readBrackets, writeBrackets } from "./bracket.ts";
import { expectationOf, type Expectation } from "./expectation.ts";
import { readBody, writeBody } from "./body.ts";
import type { Headers } from "./message.ts";
import { readPairs, writePairs, type PairReading, type Pairs } from "./pair-style.ts";
import { decodePercent, encodePercent } from "./percent.ts";
import { decodeQuery, type Pair } from "./query.ts";
import { rawValue, type Form } from "./raw-value.ts";
import { readText, writeText } from "./text-style.ts";
import { formsOf, valueOfRaw } from "./typed-value.ts";

/** How a contract spells one parameter (OpenAPI 3.1, section 4.8.12); every `Parameter` of a contract is one. */
export interface Spelling {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly style: string;
  readonly explode: boolean;
  /** Where the parameter is described by `content`: its media type; else `""`. */
  readonly mediaType: string;
  readonly schema: Schema;
}

/** The parts of a request that parameters stand in. */
export interface Carrier {
  /** The text of each gap, percent-decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** As sent: `splitQuery` makes them. */
  readonly query: readonly Pair[];
  readonly headers: Headers;
  /** As sent: `parseCookies` makes them. */
  readonly cookies: readonly Pair[];
}

/** What a request says of one parameter. */
export type ParameterReading =
  | { readonly kind: "absent" }
  | { readonly kind: "value"; readonly value: Json }
  /** It cannot be read; the sentence says why. */
  | { readonly kind: "repeated" | "malformed"; readonly sentence: string };

/** One parameter, written: text for a path or a header field, pairs for a query or a cookie; encoded, ready to send. */
export type WrittenParameter =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "pairs"; readonly pairs: readonly Pair[] };

/** Reads one parameter. Its schema says which type its text is taken for; whether the value fits is not looked at. */
export function readParameter(spelling: Spelling, carrier: Carrier): ParameterReading {
  if (spelling.mediaType !== "") return readContent(spelling, carrier);
  const expected = expectationOf(spelling.schema.json);
  if (spelling.style === "deepObject") return readDeep(spelling, expected, pairsOf(spelling, carrier));
  const readings = formsOf(expected).map((form) => readForm(spelling, form, expected, carrier));
  const [first = { kind: "absent" }] = readings;
  if (readings.length < 2) return first;
  const fits = (reading: ParameterReading): boolean =>
    reading.kind === "value" && spelling.schema.judge(reading.value).length === 0;
  return readings.find(fits) ?? readings.find(({ kind }) => kind === "value") ?? first;
}

/** Writes one parameter. The value alone decides on the arrangement, so that wrong values can be written too. */
export function writeParameter(spelling: Spelling, value: Json): WrittenParameter {
  const { in: place, name, style, mediaType } = spelling;
  const content = mediaType === "" ? undefined : writeBody(value, mediaType);
  const raw = typeof content === "string" ? ({ kind: "text", text: content } as const) : rawValue(value);
  if (place === "path") return { kind: "text", text: writeText(spelling, raw, encodePercent) };
  if (place === "header") return { kind: "text", text: writeText(spelling, raw, (text) => text) };
  if (style === "deepObject" && raw.kind === "members") {
    const pairs = writeBrackets({ [name]: value });
    return { kind: "pairs", pairs: pairs.map(([name, text]) => [encodePercent(name), encodePercent(text)]) };
  }
  return { kind: "pairs", pairs: writePairs(spelling, raw) };
}

function readForm(spelling: Spelling, form: Form, expected: Expectation, carrier: Carrier): ParameterReading {
  const { in: place, name } = spelling;
  if (place === "query" || place === "cookie") {
    const owns = (given: string): boolean => expected.names.size === 0 || expected.names.has(given);
    return concluded(spelling, expected, readPairs(spelling, form, pairsOf(spelling, carrier), owns));
  }
  const text = textIn(
    place === "path" ? carrier.path : carrier.headers,
    place === "path" ? name : name.toLowerCase(),
  );
  if (text === undefined) return { kind: "absent" };
  const spaced = place === "header" && form !== "text" ? text.replaceAll(/\s*,\s*/g, ",") : text;
  const raw = readText(spelling, form, spaced);
  return concluded(spelling, expected, raw === undefined ? { kind: "malformed" } : { kind: "raw", raw });
}

function concluded({ name, style }: Spelling, expected: Expectation, reading: PairReading): ParameterReading {
  switch (reading.kind) {
    case "absent":
      return reading;
    case "raw":
      return { kind: "value", value: valueOfRaw(reading.raw, expected) };
    case "repeated":
      return {
        kind: "repeated",
        sentence: `${name} must be given once, but is given ${reading.times} times`,
      };
    case "malformed":
      return { kind: "malformed", sentence: `${name} must be written in the style "${style}", but is not` };
    default:
      return reading satisfies never;
  }
}

function readDeep({ name }: Spelling, expected: Expectation, { pairs, decode }: Pairs): ParameterReading {
  const own = pairs
    .map(([given, text]): Pair => [decode(given), decode(text)])
    .filter(([given]) => given.startsWith(`${name}[`) && given.endsWith("]"));
  if (own.length === 0) return { kind: "absent" };
  const object = readBrackets(own, { ...expected, names: new Set(), member: () => expected });
  return { kind: "value", value: object[name] ?? {} };
}

function readContent({ name, in: place, mediaType, schema }: Spelling, carrier: Carrier): ParameterReading {
  const plain = {
    name,
    in: place,
    style: place === "path" || place === "header" ? "simple" : "form",
    explode: false,
  };
  const text = readForm(
    { ...plain, mediaType: "", schema },
    "text",
    expectationOf({ type: "string" }),
    carrier,
  );
  if (text.kind !== "value") return text;
  const reading = readBody(String(text.value), mediaType, schema.json, name);
  return reading.ok
    ? { kind: "value", value: reading.value }
    : { kind: "malformed", sentence: reading.sentence };
}

function pairsOf({ in: place }: Spelling, carrier: Carrier): Pairs {
  return place === "cookie"
    ? { pairs: carrier.cookies, decode: decodePercent }
    : { pairs: carrier.query, decode: decodeQuery };
}

function textIn(texts: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}
