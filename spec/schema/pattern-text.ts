import type { Chance } from "./chance.ts";
import type { PatternNode } from "./pattern-tree.ts";
import { readPattern } from "./pattern-tree.ts";
import { regularExpression } from "./regular-expression.ts";

/** How many characters more than the shortest text is long enough to look real. */
const ROOM = 8;
const ATTEMPTS = 20;
const ANYTHING: PatternNode = {
  kind: "repeat",
  part: { kind: "one", source: "[a-z0-9]" },
  min: 0,
  max: Infinity,
};

/**
 * Text that matches a regular expression and has from `min` to `max` characters; `undefined` where none was found.
 */
export function patternText(pattern: string, chance: Chance, min: number, max: number): string | undefined {
  const tree = readPattern(pattern);
  if (tree === undefined) return undefined;
  const expression = regularExpression(pattern);
  const affix = (free: boolean): readonly PatternNode[] => (free ? [ANYTHING] : []);
  const wide: PatternNode = {
    kind: "sequence",
    parts: [...affix(!tree.fromStart), tree.node, ...affix(!tree.toEnd)],
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // What stands around an unanchored match is only written where the match alone is too short.
    const node = spanOf(tree.node).max >= min ? tree.node : wide;
    const span = spanOf(node);
    const low = Math.max(min, span.min);
    const high = Math.min(max, span.max, low + ROOM);
    if (low > high) return undefined;
    const text = write(node, chance.int(low, high), chance);
    const length = text === undefined ? -1 : Array.from(text).length;
    if (text !== undefined && length >= min && length <= max && expression.test(text)) return text;
  }
  return undefined;
}

interface Span {
  readonly min: number;
  readonly max: number;
}

/** The lengths that a node can be written in; there may be gaps between them. */
function spanOf(node: PatternNode): Span {
  switch (node.kind) {
    case "one":
      return { min: 1, max: 1 };
    case "sequence":
      return node.parts
        .map(spanOf)
        .reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), { min: 0, max: 0 });
    case "either": {
      const spans = node.ways.map(spanOf);
      return { min: Math.min(...spans.map(({ min }) => min)), max: Math.max(...spans.map(({ max }) => max)) };
    }
    case "repeat": {
      const { min, max } = spanOf(node.part);
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max };
    }
    default:
      return node satisfies never;
  }
}

/** The node written in `length` characters. */
function write(node: PatternNode, length: number, chance: Chance): string | undefined {
  switch (node.kind) {
    case "one":
      return character(node.source, chance);
    case "sequence":
      return writeAll(node.parts, length, chance);
    case "either": {
      const fitting = node.ways.filter((way) => spanOf(way).min <= length && spanOf(way).max >= length);
      return fitting.length === 0 ? undefined : write(chance.pick(fitting), length, chance);
    }
    case "repeat": {
      const { min, max } = spanOf(node.part);
      if (max === 0) return "";
      const fewest = Math.max(node.min, Math.ceil(length / max));
      const most = Math.min(node.max, min === 0 ? Math.max(length, fewest) : Math.floor(length / min));
      if (fewest > most) return undefined;
      const count = chance.int(fewest, most);
      return writeAll(
        Array.from({ length: count }, () => node.part),
        length,
        chance,
      );
    }
    default:
      return node satisfies never;
  }
}

/** Deals the length out among the parts, and writes each. */
function writeAll(parts: readonly PatternNode[], length: number, chance: Chance): string | undefined {
  const spans = parts.map(spanOf);
  const lengths = spans.map(({ min }) => min);
  let left = length - lengths.reduce((sum, each) => sum + each, 0);
  const order = spans.map((_, index) => index).filter((index) => roomOf(spans[index]) > 0);
  while (left > 0 && order.length > 0) {
    const turn = chance.int(0, order.length - 1);
    const index = order[turn] ?? 0;
    const more = Math.min(left, roomOf(spans[index]), order.length === 1 ? left : chance.int(1, left));
    lengths[index] = (lengths[index] ?? 0) + more;
    left -= more;
    order.splice(turn, 1);
  }
  const texts = parts.map((part, index) => write(part, lengths[index] ?? 0, chance));
  return texts.some((text) => text === undefined) ? undefined : texts.join("");
}

function roomOf(span: Span | undefined): number {
  return span === undefined ? 0 : span.max - span.min;
}

const PLAIN = Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
const MARKS = Array.from(" -_.,:;!?#$%&'()*+/<=>@[\\]^`{|}~\"\t\nåæéøüßñλжあ中😀");
const characters = new Map<string, readonly string[]>();

function character(source: string, chance: Chance): string | undefined {
  const known = characters.get(source) ?? charactersOf(source);
  if (characters.size < 1000) characters.set(source, known);
  return known.length === 0 ? undefined : chance.pick(known);
}

/** The characters that one place may hold: plain ones where they may stand there. */
function charactersOf(source: string): readonly string[] {
  const expression = regularExpression(`^${/^[\]{}]$/.test(source) ? `\\${source}` : source}$`);
  const fitting = (list: readonly string[]): readonly string[] =>
    list.filter((each) => expression.test(each));
  const plain = fitting(PLAIN);
  if (plain.length > 0) return plain;
  const marks = fitting(MARKS);
  return marks.length > 0 ? marks : fitting(named(source));
}

/** The characters that a class names itself, for scripts that are not in the lists above. */
function named(source: string): readonly string[] {
  const escaped = source.matchAll(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2}))/gi);
  const points = [...escaped].map(([, long, four, two]) =>
    String.fromCodePoint(parseInt(long ?? four ?? two ?? "", 16)),
  );
  return [
    ...points,
    ...Array.from(source),
    ...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)),
  ];
}
