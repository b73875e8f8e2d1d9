/** The pieces of one segment of a path template, in order. */
export type Segment = readonly Piece[];

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "gap"; readonly name: string };

/** Reads one segment of a path template: text outside braces, names of gaps inside. */
export function parseSegment(text: string): Segment {
  return text
    .split(/\{([^{}]+)\}/)
    .map((part, index): Piece =>
      index % 2 === 0 ? { kind: "text", text: part } : { kind: "gap", name: part },
    )
    .filter((piece) => piece.kind === "gap" || piece.text !== "");
}

/** The names of the gaps, in order. */
export function gapNames(segment: Segment): readonly string[] {
  return segment.flatMap((piece) => (piece.kind === "gap" ? [piece.name] : []));
}

/** The texts before, between and after the gaps: always one more than there are gaps. */
export function textsAround(segment: Segment): readonly string[] {
  const texts = [""];
  for (const piece of segment) {
    if (piece.kind === "gap") texts.push("");
    else texts.push((texts.pop() ?? "") + piece.text);
  }
  return texts;
}

/**
 * Holds one segment of a path against the texts around the gaps. Returns what stands in the gaps, still encoded, or
 * `undefined` where it does not fit. No gap is ever empty; each ends at the first place where it can. Takes linear time.
 */
export function matchTexts(texts: readonly string[], segment: string): readonly string[] | undefined {
  const [first = "", ...later] = texts;
  const last = later.pop();
  if (last === undefined) return segment === first ? [] : undefined;
  if (!segment.startsWith(first)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const text of later) {
    const end = segment.indexOf(text, from + 1);
    if (end < 0) return undefined;
    values.push(segment.slice(from, end));
    from = end + text.length;
  }
  const end = segment.length - last.length;
  if (end <= from || !segment.endsWith(last)) return undefined;
  return [...values, segment.slice(from, end)];
}
