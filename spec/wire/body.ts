import { isObject, type Json } from "../json.ts";
import type { JsonSchema, Schema } from "../schema/schema.ts";
import { readBrackets, writeBrackets } from "./bracket.ts";
import { expectationOf } from "./expectation.ts";
import { readJson, type JsonReading } from "./json-body.ts";
import { isJson, matchesMediaType } from "./media-type.ts";
import type { Body } from "./message.ts";
import { MULTIPART_FORM, readMultipartForm, writeMultipartForm } from "./multipart-form.ts";
import { formatQuery, parseQuery } from "./query.ts";
import { textOf } from "./raw-value.ts";
import { isStructured, isXml, readXml, writeXml } from "./xml-body.ts";

/** What a body says. */
export type BodyReading =
  /** `opaque`: no codec knows the media type, the value is its octets as text, and a schema has nothing to say of it. */
  | { readonly ok: true; readonly value: Json; readonly opaque: boolean }
  /** Why it says nothing, and where. */
  | { readonly ok: false; readonly sentence: string };

const FORM = "application/x-www-form-urlencoded";

/**
 * Decodes a body: JSON and whatever is `+json`; URL-encoded forms and forms in parts (OpenAPI 3.1, sections 4.8.14.2
 * and 4.8.14.4) and XML, where the schema says which type a text is taken for; text. XML whose schema
 * speaks of no structure stays text. `subject` is what a sentence about it is about. Never throws.
 */
export function readBody(body: Body, mediaType: string, schema: JsonSchema, subject = "body"): BodyReading {
  if (matchesMediaType(MULTIPART_FORM, mediaType))
    return told(readMultipartForm(body, mediaType, expectationOf(schema), subject));
  const json = isJson(mediaType);
  const text = textOfBody(body, json);
  if (text === undefined) return { ok: false, sentence: `${subject} must be UTF-8, but is not` };
  if (json) return told(readJson(text, subject));
  if (matchesMediaType(FORM, mediaType)) {
    return { ok: true, value: readBrackets(parseQuery(text), expectationOf(schema)), opaque: false };
  }
  if (isXml(mediaType) && isStructured(expectationOf(schema)))
    return told(readXml(text, expectationOf(schema), subject));
  return { ok: true, value: text, opaque: !matchesMediaType("text/*", mediaType) };
}

/**
 * Encodes a body. What a media type without a codec gets is text as it stands, and JSON for everything else. A form in
 * parts takes its boundary from the media type, where `withBoundary` puts one. The schema says how XML spells the
 * value, and which fields of a form are files.
 */
export function writeBody(value: Json, mediaType: string, schema: WrittenSchema = anything): string {
  if (isJson(mediaType)) return JSON.stringify(value);
  if (matchesMediaType(FORM, mediaType) && isObject(value)) return formatQuery(writeBrackets(value));
  if (matchesMediaType(MULTIPART_FORM, mediaType))
    return writeMultipartForm(value, mediaType, expectationOf(schema.json));
  if (isXml(mediaType) && typeof value === "object" && value !== null)
    return writeXml(value, expectationOf(schema.json), componentName(schema.pointer));
  return textOf(value);
}

/** What the writer of a body asks of its schema. */
export type WrittenSchema = Pick<Schema, "json" | "pointer">;

const anything: WrittenSchema = { json: true, pointer: "" };

/** The name of a schema that the document gives one, for the root element of an XML document. */
function componentName(pointer: string): string {
  return /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1] ?? "root";
}

function told(reading: JsonReading): BodyReading {
  return reading.ok ? { ...reading, opaque: false } : reading;
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
