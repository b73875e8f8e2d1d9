import type { Content } from "../contract/contract.ts";
import { closeness, isJson, matchesMediaType, parseMediaType } from "../wire/media-type.ts";
import { isXml } from "../wire/xml-body.ts";

/** One of the documented contents, and the media type that it is sent in. */
export interface Choice {
  readonly content: Content;
  readonly mediaType: string;
}

/** One entry of an `Accept` field. */
interface Wish {
  readonly range: string;
  /** 0, not at all, to 1. */
  readonly quality: number;
}

/**
 * The content that an `Accept` field likes best (RFC 9110, section 12.5.1); `undefined` where it lets none of them in.
 * Where it is absent or likes several alike, JSON goes before what else can be written, and that before the
 * rest. `application/json` lets in what is `+json` too, and one kind of XML the other.
 */
export function negotiate(accept: string | undefined, contents: readonly Content[]): Choice | undefined {
  const usual = contents
    .map((content): Choice => ({ content, mediaType: writtenType(content.mediaType) }))
    .sort((a, b) => rank(a.mediaType) - rank(b.mediaType));
  const wishes = wishesIn(accept ?? "");
  if (wishes.length === 0) return usual[0];
  const liked = usual
    .flatMap((choice) => [choice, ...narrowed(choice.content, wishes)])
    .map((choice) => ({ choice, ...likingOf(choice.mediaType, wishes) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || b.fit - a.fit);
  return liked[0]?.choice;
}

/** The media type in which a documented one is sent: itself, or of a range the plainest that is in it. */
function writtenType(documented: string): string {
  if (!documented.includes("*")) return documented;
  return documented.startsWith("text/") ? "text/plain" : "application/json";
}

/** What a documented range can be where a client names it: `application/xml` of two asterisks. */
function narrowed(content: Content, wishes: readonly Wish[]): readonly Choice[] {
  if (!content.mediaType.includes("*")) return [];
  return wishes
    .filter(
      ({ range }) => !range.includes("*") && matchesMediaType(content.mediaType, range) && rank(range) < 4,
    )
    .map(({ range }) => ({ content, mediaType: range }));
}

/** The quality that the closest range gives a media type. */
function likingOf(
  mediaType: string,
  wishes: readonly Wish[],
): { readonly quality: number; readonly fit: number } {
  let best = { quality: 0, fit: 0 };
  for (const { range, quality } of wishes) {
    const fit = closeness(range, mediaType) || kinship(range, mediaType);
    if (fit > best.fit) best = { quality, fit };
  }
  return best;
}

/** Clients that ask for JSON or XML read whatever is written in it; less close than any range that says so itself. */
function kinship(range: string, mediaType: string): number {
  const json = parseMediaType(range)?.subtype === "json" && isJson(mediaType);
  const xml = parseMediaType(range)?.subtype === "xml" && isXml(mediaType);
  return json || xml ? 0.5 : 0;
}

/** The order in which the mock likes to write. */
function rank(mediaType: string): number {
  if (parseMediaType(mediaType)?.subtype === "json") return 0;
  if (isJson(mediaType)) return 1;
  if (isXml(mediaType)) return 2;
  const plain = matchesMediaType("text/*", mediaType);
  return plain || matchesMediaType("application/x-www-form-urlencoded", mediaType) ? 3 : 4;
}

/** What cannot be read is left out; all of it, and there is no field. */
function wishesIn(accept: string): readonly Wish[] {
  return (accept.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? []).flatMap((entry): readonly Wish[] => {
    const [, before = entry, weight] = /^(.*?);\s*q=([^;\s]*)/i.exec(entry) ?? [];
    const range = before.trim() === "*" ? "*/*" : before.trim();
    const quality = weight === undefined ? 1 : Number(weight);
    if (parseMediaType(range) === undefined || !(quality >= 0 && quality <= 1)) return [];
    return [{ range, quality }];
  });
}
