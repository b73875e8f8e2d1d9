import { isObject, type Json } from "../json.ts";
import { formatPointer } from "./pointer.ts";
import { memberOf, withItems, withMembers, type Traced } from "./traced.ts";

/** Hears of two values that do not go together: where in the update, and what stands there and what is to come. */
export type Clash = (pointer: string, there: Json, coming: Json) => void;

/**
 * Merges an update into a value: members of objects recursively, arrays laid end to end, one primitive in the place of another.
 * What does not go together is reported, and stays as it is. Overlay Specification 1.1.0, Action Object.
 */
export function merge(there: Traced, coming: Traced, clash: Clash, pointer = ""): Traced {
  const [old, update] = [there.value, coming.value];
  if (isObject(old) && isObject(update)) {
    const members = Object.keys(update).map((name): [string, Traced | undefined] => {
      const [known, more] = [memberOf(there, name), memberOf(coming, name)];
      if (known === undefined || more === undefined) return [name, more];
      return [name, merge(known, more, clash, pointer + formatPointer([name]))];
    });
    return withMembers(there, new Map(members));
  }
  if (Array.isArray(old) && Array.isArray(update))
    return withItems(there, [...itemsOf(there), ...itemsOf(coming)]);
  if (isPrimitive(old) && isPrimitive(update)) return coming;
  clash(pointer, old, update);
  return there;
}

/** Adds one item to the end of an array. */
export function append(array: Traced, item: Traced): Traced {
  return withItems(array, [...itemsOf(array), item]);
}

/** `null`, a truth value, a number or a text. */
export function isPrimitive(value: Json): boolean {
  return value === null || typeof value !== "object";
}

/** What a value is, for people: `a text`. */
export function kindOf(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return (
    { boolean: "a truth value", number: "a number", string: "a text" }[typeof value as "boolean"] ?? "a text"
  );
}

function itemsOf(array: Traced): readonly Traced[] {
  const items = Array.isArray(array.value) ? array.value.map((_, index) => memberOf(array, index)) : [];
  return items.filter((item) => item !== undefined);
}
