import { isObject, type Json } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { readBrackets, writeBrackets } from "./bracket.ts";
import { expectationOf } from "./expectation.ts";
import { findJsonFault } from "./json-fault.ts";
import { isJson, matchesMediaType } from "./media-type.ts";
import type { Body } from "./message.ts";
import { formatQuery, parseQuery } from "./query.ts";
import { textOf } from "./raw-value.ts";

/** What a body says. */
export type BodyReading =
  /** `opaque`: no codec knows the media type, the value is its octets as text, and a schema has nothing to say of it. */
  | { readonly ok: true; readonly value: Json; readonly opaque: boolean }
  /** Why it says nothing, and where. */
  | { readonly ok: false; readonly sentence: string };

const FORM = "application/x-www-form-urlencoded";

/**
 * Decodes a body: JSON and whatever is `+json`, URL-encoded forms (OpenAPI 3.1, section 4.8.14.2, where the schema says
 * which type a text is taken for), text. `subject` is what a sentence about it is about. Never throws.
 */
export function readBody(body: Body, mediaType: string, schema: JsonSchema, subject = "body"): BodyReading {
  const json = isJson(mediaType);
  const text = textOfBody(body, json);
  if (text === undefined) return { ok: false, sentence: `${subject} must be UTF-8, but is not` };
  if (json) return readJson(text, subject);
  if (matchesMediaType(FORM, mediaType)) {
    return { ok: true, value: readBrackets(parseQuery(text), expectationOf(schema)), opaque: false };
  }
  return { ok: true, value: text, opaque: !matchesMediaType("text/*", mediaType) };
}

/** Encodes a body. What a media type without a codec gets is text as it stands, and JSON for everything else. */
export function writeBody(value: Json, mediaType: string): string {
  if (isJson(mediaType)) return JSON.stringify(value);
  if (matchesMediaType(FORM, mediaType) && isObject(value)) return formatQuery(writeBrackets(value));
  return textOf(value);
}

function readJson(text: string, subject: string): BodyReading {
  try {
    const value: Json = JSON.parse(text);
    return { ok: true, value, opaque: false };
  } catch {
    return { ok: false, sentence: `${subject} must be well-formed JSON, but ${jsonFault(text)}` };
  }
}

function jsonFault(text: string): string {
  const fault = findJsonFault(text);
  if (fault === undefined) return "is not";
  const { line, column, found, wanted } = fault;
  const where = `line ${line}, column ${column}`;
  return found === ""
    ? `ends at ${where}, where ${wanted} should be`
    : `has ${JSON.stringify(found)} at ${where}, where ${wanted} should be`;
}

/** The octets as text, without a byte order mark (RFC 8259, section 8.1); `undefined` where they must be UTF-8 and are not. */
function textOfBody(body: Body, fatal: boolean): string | undefined {
  if (typeof body === "string") return body.startsWith("\uFEFF") ? body.slice(1) : body;
  try {
    return new TextDecoder("utf-8", { fatal }).decode(body);
  } catch {
    return undefined;
  }
}
