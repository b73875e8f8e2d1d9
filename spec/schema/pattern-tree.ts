/** A regular expression as far as it can be written back into text. */
export type PatternNode =
  /** One character; `source` is a class, an escape or the character itself. */
  | { readonly kind: "one"; readonly source: string }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "either"; readonly ways: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly min: number; readonly max: number };

export interface PatternTree {
  readonly node: PatternNode;
  /** The match begins where the text begins. */
  readonly fromStart: boolean;
  /** The match ends where the text ends. */
  readonly toEnd: boolean;
}

/**
 * Reads the syntax of a regular expression (ECMA-262, section 22.2.1). Anchors and look-arounds write nothing, so
 * that what is written must be tested; `undefined` where there is something that only a matcher can tell, such as
 * a reference back to a group.
 */
export function readPattern(pattern: string): PatternTree | undefined {
  const tokens = pattern.match(TOKEN) ?? [];
  let next = 0;
  const at = (): string => tokens[next] ?? "";

  const either = (): PatternNode | undefined => {
    const ways: PatternNode[] = [];
    do {
      if (ways.length > 0) next += 1;
      const way = sequence();
      if (way === undefined) return undefined;
      ways.push(way);
    } while (at() === "|");
    const [only, ...others] = ways;
    return only !== undefined && others.length === 0 ? only : { kind: "either", ways };
  };

  const sequence = (): PatternNode | undefined => {
    const parts: PatternNode[] = [];
    while (next < tokens.length && at() !== "|" && at() !== ")") {
      const part = atom();
      if (part === undefined) return undefined;
      const counts = countsOf(at());
      if (counts !== undefined) next += 1;
      parts.push(counts === undefined ? part : { kind: "repeat", part, ...counts });
    }
    return { kind: "sequence", parts };
  };

  const atom = (): PatternNode | undefined => {
    const token = at();
    next += 1;
    if (NOTHING.has(token)) return EMPTY;
    if (/^\\[1-9k]/.test(token)) return undefined;
    if (!token.startsWith("(")) return { kind: "one", source: token };
    const inner = either();
    next += 1;
    return /^\(\?<?[=!]/.test(token) ? EMPTY : inner;
  };

  const node = either();
  if (node === undefined || next < tokens.length) return undefined;
  return { node, fromStart: pattern.startsWith("^"), toEnd: /(^|[^\\])\$$/.test(pattern) };
}

const TOKEN =
  /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|k<[^>]*>|[1-9]\d*|[\s\S])|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[\s\S]/giu;

const NOTHING: ReadonlySet<string> = new Set(["^", "$", "\\b", "\\B"]);
const EMPTY: PatternNode = { kind: "sequence", parts: [] };

function countsOf(token: string): { readonly min: number; readonly max: number } | undefined {
  switch (token[0]) {
    case "*":
      return { min: 0, max: Infinity };
    case "+":
      return { min: 1, max: Infinity };
    case "?":
      return { min: 0, max: 1 };
    case "{": {
      const [, min, comma, max] = /^\{(\d+)(,?)(\d*)\}/.exec(token) ?? [];
      if (min === undefined) return undefined;
      return { min: Number(min), max: comma === "" ? Number(min) : max === "" ? Infinity : Number(max) };
    }
    default:
      return undefined;
  }
}
