import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isObject } from "../json.ts";
import type { Pair } from "./query.ts";

/** One element, names as written, prefixes included. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly Pair[];
  readonly children: readonly (XmlElement | string)[];
}

/** A document's root element, or what is wrong: `has no end tag for "a" at line 1, column 4`. */
export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly fault: string };

const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";

// Entities are ours to decode: the library would also take those that a document declares for itself.
const parser = new XMLParser({
  attributeNamePrefix: "",
  cdataPropName: CDATA,
  ignoreAttributes: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseAttributeValue: false,
  parseTagValue: false,
  preserveOrder: true,
  processEntities: false,
  strictReservedNames: false,
  trimValues: false,
});

/**
 * Reads an XML document. Only the five entities of XML and character references are decoded (XML 1.0, sections 4.1 and
 * 4.6); one with a document type declaration is not read at all. Never throws.
 */
export function parseXml(text: string): XmlReading {
  const start = text.search(/<[\p{L}_:]/u);
  if (/<!DOCTYPE/i.test(start < 0 ? text : text.slice(0, start)))
    return { ok: false, fault: "has a document type declaration, which is not taken" };
  try {
    const valid = XMLValidator.validate(text);
    if (valid !== true) {
      const { msg, line, col } = valid.err;
      const where = col === undefined ? `line ${line}` : `line ${line}, column ${col}`;
      return { ok: false, fault: `at ${where}: ${msg.replace(/\.$/, "")}` };
    }
    const parsed: unknown = parser.parse(text);
    const [root, ...more] = childrenOf(parsed).filter((child) => typeof child !== "string");
    if (root === undefined) return { ok: false, fault: "has no element" };
    return more.length === 0 ? { ok: true, root } : { ok: false, fault: "has more than one root element" };
  } catch (error) {
    return { ok: false, fault: `is not taken: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Writes an XML document. What XML cannot hold becomes U+FFFD in text and `_` in names. */
export function formatXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${formatElement(root)}`;
}

function formatElement({ name, attributes, children }: XmlElement): string {
  const tag = nameFor(name);
  const fields = attributes.map(([key, value]) => ` ${nameFor(key)}="${escape(value)}"`).join("");
  if (children.length === 0) return `<${tag}${fields}/>`;
  const inside = children.map((child) => (typeof child === "string" ? escape(child) : formatElement(child)));
  return `<${tag}${fields}>${inside.join("")}</${tag}>`;
}

function childrenOf(nodes: unknown): readonly (XmlElement | string)[] {
  const list: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  return list.filter(isObject).flatMap((node): readonly (XmlElement | string)[] => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined) return [];
    const inside: unknown = node[name];
    if (name === TEXT) return [decode(String(inside))];
    if (name === CDATA) return [rawText(inside)];
    const given = node[ATTRIBUTES];
    const attributes = Object.entries(isObject(given) ? given : {});
    return [
      {
        name,
        attributes: attributes.map(([key, value]) => [key, decode(String(value))]),
        children: childrenOf(inside),
      },
    ];
  });
}

function rawText(nodes: unknown): string {
  const list: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  return list
    .filter(isObject)
    .map((node) => String(node[TEXT] ?? ""))
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}

// A carriage return that is not escaped would be read as a line feed (XML 1.0, section 2.11).
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

function escape(text: string): string {
  return (
    text
      // oxlint-disable-next-line eslint/no-control-regex -- these are what XML 1.0 leaves out (section 2.2).
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\uFFFD")
      .replaceAll(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char)
  );
}

function nameFor(name: string): string {
  const clean = name.replaceAll(/[^\p{L}\p{N}_.:-]/gu, "_");
  return /^[\p{L}_:]/u.test(clean) ? clean : `_${clean}`;
}
