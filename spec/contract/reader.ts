import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import type { Document, Issue } from "../document/document.ts";
import { formatPointer, getPointer } from "../document/pointer.ts";

/** A value of the document with the pointer that leads to it. */
export interface Node {
  readonly value: Json | undefined;
  readonly pointer: string;
}

/** Reads a document node by node, following `$ref`s, and collects what is wrong with it. */
export interface Reader {
  readonly document: Document;
  readonly root: Node;
  readonly issues: readonly Issue[];
  /** What the node stands for, where it is a reference; a reference that leads nowhere is reported and is `undefined`. */
  readonly follow: (node: Node) => Node;
  /** A member, references followed. */
  readonly member: (node: Node, ...path: readonly string[]) => Node;
  /** The members of an object, references followed, in the order of the text. */
  readonly members: (node: Node) => readonly (readonly [name: string, Node])[];
  /** The items of an array, references followed. */
  readonly items: (node: Node) => readonly Node[];
  readonly report: (pointer: string, message: string) => void;
}

export function createReader(document: Document): Reader {
  const issues: Issue[] = [];

  function report(pointer: string, message: string): void {
    if (issues.some((issue) => issue.pointer === pointer && issue.message === message)) return;
    issues.push({ pointer, message, place: document.locate(pointer) });
  }

  function follow(node: Node): Node {
    const trail = new Set<string>();
    let at = node;
    for (let ref = refOf(at.value); ref !== undefined; ref = refOf(at.value)) {
      if (trail.has(at.pointer)) {
        report(
          node.pointer,
          `Cannot follow the reference "${ref}": it leads back to itself; point it at a definition`,
        );
        return { value: undefined, pointer: node.pointer };
      }
      trail.add(at.pointer);
      const target = lookUp(ref);
      if (target === undefined) {
        report(at.pointer, `Cannot follow the reference "${ref}": ${whyNot(ref)}`);
        return { value: undefined, pointer: node.pointer };
      }
      at = target;
    }
    return at;
  }

  function lookUp(ref: string): Node | undefined {
    if (!ref.startsWith("#")) return undefined;
    const pointer = decodePointer(ref.slice(1));
    const value = getPointer(document.tree, pointer);
    return value === undefined ? undefined : { value, pointer };
  }

  const child = (node: Node, name: string): Node => ({
    value: Array.isArray(node.value) ? node.value[Number(name)] : ownMember(asObject(node.value), name),
    pointer: node.pointer + formatPointer([name]),
  });

  return {
    document,
    root: { value: document.tree, pointer: "" },
    issues,
    report,
    follow,
    member: (node, ...path) => path.reduce((at, name) => follow(child(at, name)), follow(node)),
    members: (node) => {
      const at = follow(node);
      return Object.keys(asObject(at.value)).map((name) => [name, follow(child(at, name))] as const);
    },
    items: (node) => {
      const at = follow(node);
      return Array.isArray(at.value) ? at.value.map((_, index) => follow(child(at, String(index)))) : [];
    },
  };
}

/** The reference that a node is, if it is one. */
export function refOf(value: Json | undefined): string | undefined {
  if (!isObject(value)) return undefined;
  const ref = ownMember(value, "$ref");
  return typeof ref === "string" ? ref : undefined;
}

/** The pointer in a URI fragment, percent-encoding undone (RFC 6901, section 6). */
function decodePointer(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function ownMember(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function whyNot(ref: string): string {
  return ref.startsWith("#")
    ? "the document has nothing there"
    : "it leads to another file; bundle the document into one file first";
}
