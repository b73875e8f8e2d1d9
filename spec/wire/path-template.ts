import { decodePercent, encodePercent } from "./percent.ts";
import { gapNames, matchTexts, parseSegment, textsAround } from "./segment.ts";
import type { Piece, Segment } from "./segment.ts";

/** A path with named gaps: `/api/contacts/{id}/link-account`. Segments hold text and gaps in turn: `{id}:cancel`. */
export interface PathTemplate {
  /** As the document spells it. */
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** Reads a path template (OpenAPI 3.1, section 4.8.8). A brace without its partner is text. */
export function parsePathTemplate(text: string): PathTemplate {
  return { text, segments: splitPath(text).map(parseSegment) };
}

/** The segments of a path; a trailing slash makes a last one that is empty. */
export function splitPath(path: string): readonly string[] {
  return (path.startsWith("/") ? path.slice(1) : path).split("/");
}

/**
 * Puts values into the gaps, percent-encoded.
 * @throws {RangeError} where a gap has no value
 */
export function expandPath(template: PathTemplate, values: Readonly<Record<string, string>>): string {
  return fillPath(template, (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? undefined : encodePercent(value);
  });
}

/**
 * Puts text that is encoded already into the gaps.
 * @throws {RangeError} where a gap has no text
 */
export function fillPath(template: PathTemplate, encoded: (name: string) => string | undefined): string {
  const fill = (piece: Piece): string => {
    if (piece.kind === "text") return piece.text;
    const text = encoded(piece.name);
    if (text === undefined) throw new RangeError(`Give a value for {${piece.name}} of "${template.text}"`);
    return text;
  };
  return template.segments.map((segment) => `/${segment.map(fill).join("")}`).join("");
}

/** What a path has in the gaps of a template, percent-decoded; `undefined` where the path does not fit. Never throws. */
export function matchPath(template: PathTemplate, path: string): Record<string, string> | undefined {
  const parts = splitPath(path);
  if (!path.startsWith("/") || parts.length !== template.segments.length) return undefined;
  const found: [string, string][] = [];
  for (const [index, segment] of template.segments.entries()) {
    const part = parts[index] ?? "";
    const names = gapNames(segment);
    const texts = textsAround(segment);
    const values =
      names.length > 0 ? matchTexts(texts, part) : matchTexts(texts.map(decodePercent), decodePercent(part));
    if (values === undefined) return undefined;
    values.forEach((value, gap) => found.push([names[gap] ?? "", decodePercent(value)]));
  }
  return Object.fromEntries(found);
}
