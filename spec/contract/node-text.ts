import type { Node } from "./reader.ts";

/** The text of a node, or `""`. */
export function text(node: Node): string {
  return typeof node.value === "string" ? node.value : "";
}

/** The value as it stands in a sentence. */
export function quote(node: Node): string {
  return node.value === undefined ? "missing" : JSON.stringify(node.value);
}
