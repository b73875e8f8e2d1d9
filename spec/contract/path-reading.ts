import type { PathTemplate } from "../wire/path-template.ts";
import type { Segment } from "../wire/segment.ts";

/** What a path says about rows. */
export interface PathReading {
  /** `rows`: ends in the name of a collection; `row`: ends in the gap that names one row of it; `none`: neither. */
  readonly kind: "rows" | "row" | "none";
  /** Name of the collection: the last fixed segment (`rows`), or the one before the last gap (`row`). */
  readonly collection: string;
  /** The gap that names the row; `""` for `rows`. */
  readonly gap: string;
  /** The rows it hangs below, outermost first: `/accounts/{id}/contacts` hangs below `accounts`, gap `id`. */
  readonly parents: readonly { readonly collection: string; readonly gap: string }[];
}

const nothing: PathReading = { kind: "none", collection: "", gap: "", parents: [] };

/** Reads a path as REST paths are commonly built: name of a collection, gap that names a row, name … */
export function readPath(path: PathTemplate): PathReading {
  const steps = path.segments.map(stepOf);
  if (steps.includes(undefined)) return nothing;
  const pairs: { collection: string; gap: string }[] = [];
  let name = "";
  for (const step of steps) {
    if (step?.kind === "text") name = step.text;
    else if (step && name !== "") {
      pairs.push({ collection: name, gap: step.name });
      name = "";
    } else return nothing;
  }
  if (name !== "") return { kind: "rows", collection: name, gap: "", parents: pairs };
  const last = pairs.pop();
  return last ? { kind: "row", ...last, parents: pairs } : nothing;
}

/** The one piece of a segment; a segment of several pieces, such as `{id}:cancel`, names no row. */
function stepOf(segment: Segment): Segment[number] | undefined {
  return segment.length === 1 ? segment[0] : undefined;
}

/** A plural English noun in the singular, as names of collections are written: `companies` → `company`. */
export function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(noun)) return noun.replace(/es$/i, "");
  if (/[^s]s$/i.test(noun)) return noun.slice(0, -1);
  return noun;
}
