import type { Json } from "../json.ts";
import type { Expectation } from "./expectation.ts";
import type { JsonReading } from "./json-body.ts";
import { parseMediaType } from "./media-type.ts";
import { formatXml, parseXml } from "./xml.ts";
import { valueOfElement, wrapper } from "./xml-value.ts";

/** Tells whether a media type is XML by itself or by its suffix (RFC 7303, sections 4.2 and 9). */
export function isXml(mediaType: string): boolean {
  const parsed = parseMediaType(mediaType);
  return parsed !== undefined && (parsed.subtype === "xml" || parsed.suffix === "xml");
}

/** Tells whether the schema speaks of what is in the document and does not take its text as it stands. */
export function isStructured({ types }: Expectation): boolean {
  return types.has("object") || types.has("array");
}

/** Reads an XML document into the types of a schema. `subject` is what a sentence about it is about. Never throws. */
export function readXml(text: string, expected: Expectation, subject: string): JsonReading {
  const reading = parseXml(text);
  return reading.ok
    ? { ok: true, value: valueOfElement(reading.root, expected) }
    : { ok: false, sentence: `${subject} must be well-formed XML, but ${reading.fault}` };
}

/** Writes a value as an XML document. The schema names the root element, else `name` does. */
export function writeXml(value: Json, expected: Expectation, name: string): string {
  return formatXml(wrapper(name, value, expected));
}
