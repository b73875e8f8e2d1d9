import { isObject, type Json } from "../json.ts";
import type { Said } from "./bracket.ts";
import { readBrackets } from "./bracket.ts";
import type { Expectation } from "./expectation.ts";
import { readJson, type JsonReading } from "./json-body.ts";
import { isJson, matchesMediaType, parseMediaType } from "./media-type.ts";
import type { Body } from "./message.ts";
import { readParts, writeParts, type Part } from "./multipart.ts";
import { textOf } from "./raw-value.ts";

/** What forms with files are sent as (RFC 7578). */
export const MULTIPART_FORM = "multipart/form-data";

/**
 * Reads a form (RFC 7578) into an object: fields by the schema, parts in JSON as what they say, repeated names as arrays,
 * files as their text, or as one character for each octet where they are no UTF-8. Never throws.
 */
export function readMultipartForm(
  body: Body,
  mediaType: string,
  expected: Expectation,
  subject: string,
): JsonReading {
  const boundary = parseMediaType(mediaType)?.parameters["boundary"] ?? "";
  if (boundary === "") {
    const sentence = `${subject} must be in parts, and Content-Type must name their boundary, but is ${JSON.stringify(mediaType)}`;
    return { ok: false, sentence };
  }
  const octets = typeof body !== "string";
  const reading = readParts(
    octets ? charactersOf(body) : body,
    octets ? charactersOfText(boundary) : boundary,
  );
  if (!reading.ok) return { ok: false, sentence: `${subject} must be in parts, but ${reading.fault}` };
  const said: [string, Said][] = [];
  for (const part of reading.parts) {
    const { headers, text } = octets ? decoded(part) : part;
    const disposition = headers["content-disposition"] ?? "";
    const name = parameterOf(disposition, "name");
    if (name === undefined) {
      const sentence = `${subject} must name each of its parts, but one has ${disposition === "" ? "no Content-Disposition" : `the Content-Disposition ${disposition}`}`;
      return { ok: false, sentence };
    }
    const member = memberNamed(expected, name);
    const type = headers["content-type"] ?? "";
    if (member.file === undefined && isJson(type)) {
      const json = readJson(text, name);
      if (!json.ok) return json;
      said.push([name, { value: json.value }]);
      continue;
    }
    const isFile = parameterOf(disposition, "filename") !== undefined || member.file !== undefined;
    said.push([name, isFile || !isText(type) ? { value: text } : text]);
  }
  return { ok: true, value: readBrackets(said, expected) };
}

/** Writes an object as a form: files by name, objects in JSON, each item of an array as a part of its own. */
export function writeMultipartForm(value: Json, mediaType: string, expected: Expectation): string {
  const boundary = parseMediaType(mediaType)?.parameters["boundary"] ?? plainBoundary;
  const parts = Object.entries(isObject(value) ? value : {}).flatMap(([name, member]): readonly Part[] => {
    const inner = expected.member(name);
    if (!Array.isArray(member)) return [partFor(name, member, inner)];
    return member.map((item: Json, index) => partFor(name, item, inner.item(index)));
  });
  return writeParts(parts, boundary);
}

/** The media type with a boundary that does not stand in the value; any other media type as it is. */
export function withBoundary(mediaType: string, value: Json): string {
  const parsed = parseMediaType(mediaType);
  if (!matchesMediaType(MULTIPART_FORM, mediaType) || parsed?.parameters["boundary"] !== undefined)
    return mediaType;
  const text = JSON.stringify(value);
  let boundary = plainBoundary;
  for (let count = 2; text.includes(boundary); count += 1) boundary = `${plainBoundary}-${count}`;
  return `${mediaType}; boundary=${boundary}`;
}

const plainBoundary = "counterfoil-part";

function partFor(name: string, value: Json, expected: Expectation): Part {
  const disposition = `form-data; name="${escaped(name)}"`;
  if (typeof value === "object" && value !== null) {
    const headers = { "content-disposition": disposition, "content-type": "application/json" };
    return { headers, text: JSON.stringify(value) };
  }
  const { file } = expected;
  if (file === undefined || typeof value !== "string")
    return { headers: { "content-disposition": disposition }, text: textOf(value) };
  const headers = {
    "content-disposition": `${disposition}; filename="${escaped(name)}"`,
    "content-type": file,
  };
  return { headers, text: value };
}

/** The schema of a field; of an array that of its items, since each is a part of its own. */
function memberNamed(expected: Expectation, name: string): Expectation {
  const member = expected.member(expected.names.has(name) ? name : name.replace(/\[.*$/, ""));
  return member.types.has("array") ? member.item(0) : member;
}

function isText(type: string): boolean {
  return type === "" || matchesMediaType("text/*", type);
}

/** RFC 7578, section 4.2; quotes as browsers escape them (HTML, section 4.10.21.8) and as mail does (RFC 2045). */
function parameterOf(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, "i").exec(disposition);
  if (found === null) return undefined;
  const [, quoted, plain = ""] = found;
  const text = quoted === undefined ? plain : quoted.replaceAll(/\\(["\\])/g, "$1");
  return text.replaceAll(/%(22|0D|0A)/gi, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

function escaped(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** One character for each octet, so that text can be looked for among them. */
function charactersOf(octets: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < octets.length; at += 8192)
    pieces.push(String.fromCharCode(...octets.subarray(at, at + 8192)));
  return pieces.join("");
}

function charactersOfText(text: string): string {
  return charactersOf(new TextEncoder().encode(text));
}

function decoded({ headers, text }: Part): Part {
  const fields = Object.entries(headers).map(([name, value]) => [name, textFrom(value)]);
  return { headers: Object.fromEntries(fields), text: textFrom(text) };
}

function textFrom(characters: string): string {
  try {
    const octets = Uint8Array.from(characters, (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return characters;
  }
}
