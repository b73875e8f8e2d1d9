import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import { spellPlace } from "./place.ts";
import type { Violation } from "./schema.ts";

/** How long a quoted value may be, in characters. */
const QUOTE = 60;

/** What a sentence may show. */
export interface SentenceOptions {
  /** Leaves the offending value out. */
  readonly secret?: boolean;
}

/**
 * One violation in words, the field and the rule named: `limit must be at most 100, but is 500`. The subject is the
 * name of what was judged, such as a parameter; where it is `""` the place in the value is the subject.
 */
export function sentence(violation: Violation, subject: string, options: SentenceOptions = {}): string {
  const field = spellPlace(subject, violation.at);
  const but =
    options.secret === true || violation.value === undefined ? "" : `, but is ${quoted(violation.value)}`;
  switch (violation.keyword) {
    case "required":
      return `${field} is required`;
    case "dependentRequired":
      return `${field} is required beside the other properties that are given`;
    case "additionalProperties":
    case "unevaluatedProperties":
      return `${field} is not a known property`;
    case "false":
      return `${field} must not be given`;
    case "propertyNames":
      return `${field} has a name that is not allowed`;
    default:
      return `${field} must ${demanded(violation)}${but}`;
  }
}

/** What follows "must". One line for each keyword (JSON Schema Validation 2020-12, section 6). */
function demanded({ keyword, demand }: Violation): string {
  const count = (unit: string): string => `${quoted(demand)} ${unit}${demand === 1 ? "" : "s"}`;
  const members = (unit: string, units: string): string => `${quoted(demand)} ${demand === 1 ? unit : units}`;
  switch (keyword) {
    case "type":
      return `be ${either(asList(demand).map(typeInWords))}`;
    case "enum":
      return `be ${asList(demand).length === 1 ? "" : "one of "}${asList(demand).map(quoted).join(", ")}`;
    case "const":
      return `be ${quoted(demand)}`;
    case "minimum":
      return `be at least ${quoted(demand)}`;
    case "maximum":
      return `be at most ${quoted(demand)}`;
    case "exclusiveMinimum":
      return `be greater than ${quoted(demand)}`;
    case "exclusiveMaximum":
      return `be less than ${quoted(demand)}`;
    case "multipleOf":
      return `be a multiple of ${quoted(demand)}`;
    case "minLength":
      return `have at least ${count("character")}`;
    case "maxLength":
      return `have at most ${count("character")}`;
    case "pattern":
      return `match the pattern ${String(demand)}`;
    case "format":
      return `be ${formatInWords(String(demand))}`;
    case "minItems":
      return `hold at least ${count("item")}`;
    case "maxItems":
      return `hold at most ${count("item")}`;
    case "uniqueItems":
      return "hold no item twice";
    case "contains":
      return "hold an item that fits what it must contain";
    case "minProperties":
      return `have at least ${members("property", "properties")}`;
    case "maxProperties":
      return `have at most ${members("property", "properties")}`;
    case "anyOf":
    case "oneOf":
      return alternatives(asList(demand), keyword === "oneOf");
    case "not":
      return "not fit the schema that it is kept apart from";
    default:
      return `satisfy "${keyword}"`;
  }
}

function alternatives(variants: readonly Json[], exactly: boolean): string {
  const types = variants.map((variant) => (isObject(variant) ? variant["type"] : undefined));
  const named = types.filter((type) => typeof type === "string");
  const plain = named.length === variants.length && new Set(named).size === named.length;
  return plain
    ? `be ${either(named.map(typeInWords))}`
    : `fit ${exactly ? "exactly " : ""}one of its ${variants.length} forms`;
}

function asList(demand: Json): readonly Json[] {
  return Array.isArray(demand) ? demand : [demand];
}

function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function typeInWords(type: Json): string {
  const words: Readonly<Record<string, string>> = {
    null: "null",
    boolean: "a boolean",
    integer: "an integer",
    number: "a number",
    string: "a string",
    array: "an array",
    object: "an object",
  };
  return words[String(type)] ?? String(type);
}

function formatInWords(format: string): string {
  const words: Readonly<Record<string, string>> = {
    byte: "text in Base64",
    date: "a date such as 2026-01-31",
    "date-time": "a date and time such as 2026-01-31T09:30:00Z",
    duration: "a duration such as PT5M",
    email: "an email address",
    hostname: "a host name",
    int32: "an integer of 32 bits",
    int64: "an integer of 64 bits",
    ipv4: "an IPv4 address",
    ipv6: "an IPv6 address",
    regex: "a regular expression",
    time: "a time such as 09:30:00Z",
    uri: "a URI",
    "uri-reference": "a URI reference",
    url: "a URL",
    uuid: "a UUID",
  };
  return words[format] ?? `of the format ${format}`;
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1)}…`;
}
