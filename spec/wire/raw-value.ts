import { isObject, type Json } from "../json.ts";
import type { Pair } from "./query.ts";

/** A value as parameters spell it: text in one of three arrangements, the types of its parts not known yet. */
export type RawValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "members"; readonly members: readonly Pair[] };

/** How the text of a value is arranged: as a primitive, an array or an object. */
export type Form = RawValue["kind"];

/** Takes a value apart for writing. What is nested deeper, which no style can spell, is written as JSON. */
export function rawValue(value: Json): RawValue {
  if (Array.isArray(value)) return { kind: "list", items: value.map(textOf) };
  if (isObject(value)) {
    return {
      kind: "members",
      members: Object.entries(value).map(([name, member]) => [name, textOf(member)]),
    };
  }
  return { kind: "text", text: textOf(value) };
}

/** Splits the text of a value at a delimiter; no text makes an empty array or object. */
export function splitRaw(form: Form, text: string, delimiter: string): RawValue | undefined {
  if (form === "text") return { kind: "text", text };
  const items = text === "" ? [] : text.split(delimiter);
  return form === "list" ? { kind: "list", items } : pairUp(items);
}

/** Names and values in turn: `R,100,G,200,B,150`; `undefined` where a name is left without its value. */
export function pairUp(parts: readonly string[]): RawValue | undefined {
  if (parts.length % 2 !== 0) return undefined;
  const members = parts.flatMap((name, index): Pair[] =>
    index % 2 === 0 ? [[name, parts[index + 1] ?? ""]] : [],
  );
  return { kind: "members", members };
}

/** The text of a primitive; JSON for what is none. */
export function textOf(value: Json): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
