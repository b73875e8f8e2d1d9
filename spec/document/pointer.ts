import { isObject, type Json } from "../json.ts";

/** The parts of a JSON Pointer (RFC 6901), unescaped: `/a~1b/0` → `["a/b", "0"]`. A leading `#` is allowed. */
export function parsePointer(pointer: string): string[] {
  const text = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  if (text === "") return [];
  return text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON Pointer (RFC 6901) that leads through these parts. */
export function formatPointer(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The value at a pointer, or `undefined` where there is none. */
export function getPointer(tree: Json, pointer: string): Json | undefined {
  let at: Json | undefined = tree;
  for (const part of parsePointer(pointer)) {
    if (Array.isArray(at)) at = /^\d+$/.test(part) ? at[Number(part)] : undefined;
    else at = isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return at;
}

/** A copy of the tree with the value put at a pointer; objects that are missing on the way are made. */
export function setPointer(tree: Json, pointer: string, value: Json): Json {
  const [part, ...rest] = parsePointer(pointer);
  if (part === undefined) return value;
  if (Array.isArray(tree)) {
    const copy = [...tree];
    copy[Number(part)] = setPointer(copy[Number(part)] ?? {}, formatPointer(rest), value);
    return copy;
  }
  const members = isObject(tree) ? tree : {};
  return { ...members, [part]: setPointer(members[part] ?? {}, formatPointer(rest), value) };
}
