/** The first place at which a text ceases to be JSON (RFC 8259). */
export interface JsonFault {
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The character that stands there; `""` where the text ends. */
  readonly found: string;
  /** What would be right: `a value`, `"," or "}"`. */
  readonly wanted: string;
}

const SPACE = /[ \t\n\r]*/y;
// From the space on, all but the quote and the backslash.
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** What may come next, and the words for it. */
const WANTED = {
  value: "a value",
  first: 'a value or "]"',
  member: 'a name in double quotes or "}"',
  name: "a name in double quotes",
  colon: '":"',
  afterItem: '"," or "]"',
  afterMember: '"," or "}"',
  end: "the end",
} as const;

type Next = keyof typeof WANTED;

/**
 * Finds where a text ceases to be JSON; `undefined` where it is JSON. Engines word their own errors differently and do
 * not always say where, so this looks for itself.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ("list" | "members")[] = [];
  let next: Next = "value";
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const step = take(text, at, next, open);
    if (step === undefined) return fault(text, at, next);
    next = step.next;
    at = skip(SPACE, text, step.end);
  }
  return next === "end" ? undefined : fault(text, at, next);
}

interface Step {
  readonly end: number;
  readonly next: Next;
}

/** Takes one token where it is allowed, keeping account of what is open. */
function take(text: string, at: number, next: Next, open: ("list" | "members")[]): Step | undefined {
  const sign = text[at];
  switch (next) {
    case "first":
    case "value":
      if (sign === "]" && next === "first") return close(at, open);
      return takeValue(text, at, open);
    case "member":
    case "name": {
      if (sign === "}" && next === "member") return close(at, open);
      const end = skipString(text, at);
      return end > at ? { end, next: "colon" } : undefined;
    }
    case "colon":
      return sign === ":" ? { end: at + 1, next: "value" } : undefined;
    case "afterItem":
      if (sign === ",") return { end: at + 1, next: "value" };
      return sign === "]" ? close(at, open) : undefined;
    case "afterMember":
      if (sign === ",") return { end: at + 1, next: "name" };
      return sign === "}" ? close(at, open) : undefined;
    case "end":
      return undefined;
    default:
      return next satisfies never;
  }
}

function takeValue(text: string, at: number, open: ("list" | "members")[]): Step | undefined {
  if (text[at] === "[") return (open.push("list"), { end: at + 1, next: "first" });
  if (text[at] === "{") return (open.push("members"), { end: at + 1, next: "member" });
  const end = text[at] === '"' ? skipString(text, at) : skip(SCALAR, text, at);
  return end > at ? { end, next: afterValue(open) } : undefined;
}

function close(at: number, open: ("list" | "members")[]): Step {
  open.pop();
  return { end: at + 1, next: afterValue(open) };
}

function afterValue(open: readonly ("list" | "members")[]): Next {
  const inside = open.at(-1);
  return inside === undefined ? "end" : inside === "list" ? "afterItem" : "afterMember";
}

/** Piece by piece, since one expression for the whole of a long string would exhaust the stack. */
function skipString(text: string, at: number): number {
  if (text[at] !== '"') return at;
  let end = skip(PLAIN, text, at + 1);
  while (text[end] === "\\") {
    const next = skip(ESCAPE, text, end);
    if (next === end) return at;
    end = skip(PLAIN, text, next);
  }
  return text[end] === '"' ? end + 1 : at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function fault(text: string, offset: number, next: Next): JsonFault {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - (before.lastIndexOf("\n") + 1) + 1;
  const code = text.codePointAt(offset);
  const found = code === undefined ? "" : String.fromCodePoint(code);
  return { offset, line, column, found, wanted: WANTED[next] };
}
