import { isMap, isScalar, isSeq, type Document as YamlDocument, type LineCounter } from "yaml";
import type { Place } from "./document.ts";
import { parsePointer } from "./pointer.ts";

/** The way back from a pointer to the text: the place of its key, or of the nearest thing around it. */
export function locateIn(yaml: YamlDocument, lines: LineCounter, file: string): (pointer: string) => Place {
  return (pointer) => {
    let node: unknown = yaml.contents;
    let offset = offsetOf(node) ?? 0;
    for (const part of parsePointer(pointer)) {
      const next = step(node, part);
      if (next === undefined) break;
      node = next.node;
      offset = next.offset ?? offset;
    }
    const place = lines.linePos(offset);
    return { file, line: Math.max(place.line, 1), column: Math.max(place.col, 1) };
  };
}

function step(node: unknown, part: string): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === part);
    return pair && { node: pair.value, offset: offsetOf(pair.key) ?? offsetOf(pair.value) };
  }
  if (isSeq(node) && /^\d+$/.test(part)) {
    const item = node.items[Number(part)];
    return item === undefined ? undefined : { node: item, offset: offsetOf(item) };
  }
  return undefined;
}

function offsetOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range?.[0];
}
