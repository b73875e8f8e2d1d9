import { isObject, type Json } from "../json.ts";
import type { Document, Place } from "./document.ts";
import type { Location } from "./json-path.ts";
import { formatPointer, parsePointer } from "./pointer.ts";

/** A value that knows which text each part of it came from. */
export interface Traced {
  readonly value: Json;
  readonly trace: Trace;
}

/** Where a value came from; its members came from below that place, but for those that are named. */
interface Trace {
  readonly document: Document;
  readonly pointer: string;
  readonly members: ReadonlyMap<string, Trace>;
}

const none: ReadonlyMap<string, Trace> = new Map();

/** A value as it stands at a pointer of a document. */
export function traced(document: Document, pointer: string, value: Json): Traced {
  return { value, trace: { document, pointer, members: none } };
}

/** The place in the text that what stands at a pointer came from, or of the nearest thing around it. */
export function placeOf({ trace }: Traced, pointer: string): Place {
  let at = trace;
  for (const part of parsePointer(pointer)) at = traceOf(at, part);
  return at.document.locate(at.pointer);
}

/** What stands at a location; `undefined` where there is nothing. */
export function partAt(whole: Traced, location: Location): Traced | undefined {
  let at: Traced | undefined = whole;
  for (const part of location) at = at && memberOf(at, part);
  return at;
}

/** A member of an object, or an item of an array. */
export function memberOf({ value, trace }: Traced, part: string | number): Traced | undefined {
  let member: Json | undefined;
  if (Array.isArray(value)) member = value[Number(part)];
  else if (isObject(value)) member = Object.hasOwn(value, part) ? value[part] : undefined;
  return member === undefined ? undefined : { value: member, trace: traceOf(trace, String(part)) };
}

/** The same array with these items, wherever they stood. */
export function withItems({ trace }: Traced, items: readonly Traced[]): Traced {
  const members = new Map(items.map((item, index) => [String(index), item.trace]));
  return { value: items.map(({ value }) => value), trace: { ...trace, members } };
}

/** The same object with some members put in, and others (`undefined`) taken out. */
export function withMembers(
  { value, trace }: Traced,
  changed: ReadonlyMap<string, Traced | undefined>,
): Traced {
  const members = new Map(trace.members);
  const object = new Map(Object.entries(isObject(value) ? value : {}));
  for (const [name, member] of changed) {
    if (member === undefined) {
      object.delete(name);
      members.delete(name);
    } else {
      object.set(name, member.value);
      members.set(name, member.trace);
    }
  }
  return { value: Object.fromEntries(object), trace: { ...trace, members } };
}

/**
 * Changes what stands at some locations, the inner before the outer, in one walk; everything else is shared with the old value.
 * @param change gives the new value, or `undefined` for what is to be gone
 */
export function changeAt(
  whole: Traced,
  locations: readonly Location[],
  change: (part: Traced) => Traced | undefined,
): Traced | undefined {
  const inner = new Map<string, Location[]>();
  for (const [first, ...rest] of locations) {
    if (first === undefined) continue;
    const below = inner.get(String(first));
    if (below === undefined) inner.set(String(first), [rest]);
    else below.push(rest);
  }
  const changed = new Map<string, Traced | undefined>();
  for (const [name, below] of inner) {
    const member = memberOf(whole, name);
    if (member === undefined) continue;
    changed.set(name, changeAt(member, below, change));
  }
  const outer = changed.size === 0 ? whole : withChanged(whole, changed);
  return locations.some(({ length }) => length === 0) ? change(outer) : outer;
}

function withChanged(whole: Traced, changed: ReadonlyMap<string, Traced | undefined>): Traced {
  if (!Array.isArray(whole.value)) return withMembers(whole, changed);
  const items = whole.value.map((_, index) =>
    changed.has(String(index)) ? changed.get(String(index)) : memberOf(whole, index),
  );
  return withItems(
    whole,
    items.filter((item) => item !== undefined),
  );
}

function traceOf({ document, pointer, members }: Trace, part: string): Trace {
  return members.get(part) ?? { document, pointer: pointer + formatPointer([part]), members: none };
}
