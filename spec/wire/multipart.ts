import type { Headers } from "./message.ts";

/** One part of a body of several, header field names in lower case. */
export interface Part {
  readonly headers: Headers;
  readonly text: string;
}

/** The parts of a body, or what is wrong with it. */
export type PartsReading =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly fault: string };

/** Takes a multipart body apart (RFC 2046, section 5.1.1). Never throws. */
export function readParts(body: string, boundary: string): PartsReading {
  // The first delimiter may stand at the very beginning; every other has a line break before it that belongs to it.
  const text = `\r\n${body}`;
  const delimiter = `\r\n--${boundary}`;
  const parts: Part[] = [];
  let start: number | undefined;
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length)) {
    const rest = text.slice(at + delimiter.length, at + delimiter.length + 100);
    const [closes] = /^--(?=[ \t]*(?:\r\n|$))/.exec(rest) ?? [];
    const [opens] = /^[ \t]*\r\n/.exec(rest) ?? [];
    // A longer line that only begins alike is content.
    if (closes === undefined && opens === undefined) continue;
    if (start !== undefined) parts.push(partOf(text.slice(start, at)));
    if (closes !== undefined) return { ok: true, parts };
    start = at + delimiter.length + (opens?.length ?? 0);
  }
  const fault =
    start === undefined
      ? `has no line "--${boundary}", which Content-Type names as the boundary`
      : `ends without the line "--${boundary}--"`;
  return { ok: false, fault };
}

/** Puts parts together; the boundary must not stand in any of them. */
export function writeParts(parts: readonly Part[], boundary: string): string {
  const written = parts.map(({ headers, text }) => {
    const fields = Object.entries(headers).map(([name, value]) => `${fieldName(name)}: ${value}\r\n`);
    return `--${boundary}\r\n${fields.join("")}\r\n${text}\r\n`;
  });
  return `${written.join("")}--${boundary}--\r\n`;
}

function partOf(text: string): Part {
  if (text.startsWith("\r\n")) return { headers: {}, text: text.slice(2) };
  const end = text.indexOf("\r\n\r\n");
  const head = end < 0 ? text : text.slice(0, end);
  const fields = head.split(/\r\n(?![ \t])/).map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: Object.fromEntries(fields), text: end < 0 ? "" : text.slice(end + 4) };
}

function fieldName(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
