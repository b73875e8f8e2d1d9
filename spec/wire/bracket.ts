import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Expectation } from "./expectation.ts";
import type { Pair } from "./query.ts";
import { textOf } from "./raw-value.ts";
import { formsOf, valueOfText } from "./typed-value.ts";

/** What a pair says: a text, whose type is for the schema to tell, or a value that is known already. */
export type Said = string | { readonly value: Json };

/** One value, and the way to it: `color[R]` is `color`, then `R`. */
interface Leaf {
  readonly way: readonly string[];
  readonly said: Said;
}

/** Deeper names are not taken apart any further, so that no name can exhaust the stack. */
const DEPTH = 32;

/** Reads pairs with bracketed names, decoded already, into an object: `color[R]=100` (OpenAPI 3.1, `deepObject`). */
export function readBrackets(
  pairs: readonly (readonly [name: string, said: Said])[],
  expected: Expectation,
): JsonObject {
  const leaves = pairs.map(([name, said]): Leaf => ({
    way: expected.names.has(name) ? [name] : wayOf(name),
    said,
  }));
  return members(leaves, expected);
}

/** Writes an object as pairs with bracketed names, nothing encoded. Empty arrays and objects leave no trace. */
export function writeBrackets(value: JsonObject): readonly Pair[] {
  return Object.entries(value).flatMap(([name, member]) => spell(name, member));
}

function spell(name: string, value: Json): readonly Pair[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) =>
      typeof item === "object" && item !== null
        ? spell(`${name}[${index}]`, item)
        : [[name, textOf(item)] as const],
    );
  }
  if (!isObject(value)) return [[name, textOf(value)]];
  return Object.entries(value).flatMap(([key, member]) => spell(`${name}[${key}]`, member));
}

function wayOf(name: string): readonly string[] {
  const open = name.indexOf("[");
  if (open < 1 || !name.endsWith("]")) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split("][", DEPTH)];
}

function members(leaves: readonly Leaf[], expected: Expectation): JsonObject {
  const groups = grouped(leaves, ({ way: [first = ""] }) => first);
  return Object.fromEntries(
    Array.from(groups, ([name, group]) => [name, gather(shortened(group), expected.member(name))]),
  );
}

function gather(leaves: readonly Leaf[], expected: Expectation): Json {
  const deep = leaves.filter(({ way }) => way.length > 0);
  if (deep.length > 0) return isListed(deep, expected) ? listed(deep, expected) : members(deep, expected);
  const [only, ...more] = leaves.map(({ said }) => said);
  if (only === undefined) return [];
  if (more.length === 0 && isWhole(only, expected)) return valueOf(only, expected);
  return [only, ...more].map((said, index) => valueOf(said, expected.item(index)));
}

/** Whether what is said is the value itself and not the first of its items; an object may be written as JSON. */
function isWhole(said: Said, expected: Expectation): boolean {
  if (formsOf(expected).includes("text")) return true;
  if (typeof said !== "string") return Array.isArray(said.value) || !expected.types.has("array");
  return expected.types.has("object") && said.startsWith("{");
}

function valueOf(said: Said, expected: Expectation): Json {
  return typeof said === "string" ? valueOfText(said, expected) : said.value;
}

/** `tags[]=a` and `tags[0]=a` are items, the latter only where the schema speaks of an array. */
function isListed(leaves: readonly Leaf[], { types }: Expectation): boolean {
  return leaves.every(({ way: [step = ""] }) => step === "" || (types.has("array") && /^\d+$/.test(step)));
}

function listed(leaves: readonly Leaf[], expected: Expectation): Json {
  // Each `tags[]` begins an item of its own.
  const groups = grouped<string | Leaf>(leaves, (leaf) => leaf.way[0] || leaf);
  return Array.from(groups.values(), (group, index) => gather(shortened(group), expected.item(index)));
}

function shortened(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.map(({ way, said }) => ({ way: way.slice(1), said }));
}

function grouped<Key>(
  leaves: readonly Leaf[],
  keyOf: (leaf: Leaf) => Key,
): ReadonlyMap<Key, readonly Leaf[]> {
  const groups = new Map<Key, Leaf[]>();
  for (const leaf of leaves) {
    const key = keyOf(leaf);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [leaf]);
    else group.push(leaf);
  }
  return groups;
}
