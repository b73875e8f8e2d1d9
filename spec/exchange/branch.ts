import { decodePercent } from "../wire/percent.ts";
import { matchTexts } from "../wire/segment.ts";

/** One place in a tree of path segments. */
export interface Branch<Leaf> {
  /** Branches behind segments of mere text, by that text. */
  readonly texts: ReadonlyMap<string, Branch<Leaf>>;
  /** Branches behind segments with gaps, those with the most text first. */
  readonly gaps: readonly GapBranch<Leaf>[];
  /** What stands where a path ends here. */
  leaf: Leaf | undefined;
  /** The branch behind a segment, made where it is not there yet. Takes the texts around the segment's gaps. */
  readonly grow: (texts: readonly string[]) => Branch<Leaf>;
}

interface GapBranch<Leaf> {
  readonly texts: readonly string[];
  readonly branch: Branch<Leaf>;
}

/** Makes an empty tree. */
export function createBranch<Leaf>(): Branch<Leaf> {
  const texts = new Map<string, Branch<Leaf>>();
  const gaps: GapBranch<Leaf>[] = [];
  return { texts, gaps, leaf: undefined, grow };

  function grow(around: readonly string[]): Branch<Leaf> {
    const [text = "", ...later] = around;
    const there =
      later.length === 0
        ? texts.get(decodePercent(text))
        : gaps.find((gap) => same(gap.texts, around))?.branch;
    if (there !== undefined) return there;
    const branch = createBranch<Leaf>();
    if (later.length === 0) texts.set(decodePercent(text), branch);
    else {
      gaps.push({ texts: around, branch });
      gaps.sort((one, other) => other.texts.join("").length - one.texts.join("").length);
    }
    return branch;
  }
}

/** What a walk along the segments of a path came to, with what stood in the gaps on the way, still encoded. */
export interface Walk<Leaf> {
  readonly leaf: Leaf;
  readonly values: readonly string[];
}

/** Walks along the segments of a path, text before gaps, and back again where a way leads nowhere. */
export function walk<Leaf>(root: Branch<Leaf>, segments: readonly string[]): Walk<Leaf> | undefined {
  return step(root, 0, []);

  function step(branch: Branch<Leaf>, depth: number, values: readonly string[]): Walk<Leaf> | undefined {
    const segment = segments[depth];
    if (segment === undefined) return branch.leaf === undefined ? undefined : { leaf: branch.leaf, values };
    const text = branch.texts.get(decodePercent(segment));
    const found = text === undefined ? undefined : step(text, depth + 1, values);
    if (found !== undefined) return found;
    for (const gap of branch.gaps) {
      const between = matchTexts(gap.texts, segment);
      const found = between && step(gap.branch, depth + 1, [...values, ...between]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
