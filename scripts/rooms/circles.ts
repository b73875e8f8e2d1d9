import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

/** No file leads back to itself, types included. */
export function checkCircles(files: readonly SourceFile[]): readonly Breach[] {
  const graph = new Map(files.map((file) => [file.path, file.imports.map(({ path }) => path)]));
  return [...graph.keys()].flatMap((start) => {
    const circle = shortestCircle(start, graph);
    // A circle is told once, by its first file; every knot of circles has one that begins at its first file.
    if (circle === undefined || circle.some((path) => path < start)) return [];
    return [{ place: start, sentence: `stands in a circle: ${[...circle, start].join(" → ")}` }];
  });
}

function shortestCircle(
  start: string,
  graph: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      for (const next of graph.get(way.at(-1) ?? "") ?? []) {
        if (next === start) return way;
        if (seen.has(next) || !graph.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return undefined;
}
