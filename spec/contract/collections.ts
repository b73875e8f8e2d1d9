import { isObject } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { shapeOf } from "../schema/shape-of.ts";
import type { Collection, Operation, Property } from "./contract.ts";
import type { EffectKind } from "./effect.ts";
import { singular } from "./path-reading.ts";
import { compilePropertyWords } from "./property-words.ts";
import { stampOf } from "./stamp-of.ts";
import type { Shown, Survey, Surveyed } from "./survey.ts";

/** The collections of the contract, with what each property of a row is. */
export function compileCollections(
  survey: Survey,
  operations: readonly Operation[],
): Readonly<Record<string, Collection>> {
  const uses = new Map<string, Partial<Record<EffectKind, string[]>>>();
  for (const { id, effect } of operations) {
    if (effect.kind === "none") continue;
    const byEffect = uses.get(effect.of) ?? {};
    uses.set(effect.of, byEffect);
    (byEffect[effect.kind] ??= []).push(id);
  }
  return Object.fromEntries(
    [...survey.collections.values()].map((each) => [
      each.name,
      compileCollection(each, uses.get(each.name) ?? {}),
    ]),
  );
}

function compileCollection(surveyed: Surveyed, operations: Collection["operations"]): Collection {
  const key = keyOf(surveyed);
  const properties = [...surveyed.properties].map(([name, shown]): Property =>
    compileProperty(surveyed, name, shown, key),
  );
  return {
    name: surveyed.name,
    key,
    properties: Object.fromEntries(properties.map((property) => [property.name, property])),
    operations,
  };
}

/** The property that names a row: `id`, or one that is called as the gap in the path is. */
export function keyOf({ name, properties, gaps }: Surveyed): string {
  const gap = [...gaps][0] ?? "";
  const one = singular(name);
  const candidates = ["id", gap, `${one}Id`, `${one}_id`, "uuid", "key", "slug", "code", "name"];
  return candidates.find((candidate) => properties.has(candidate)) ?? "id";
}

function compileProperty(surveyed: Surveyed, name: string, shown: Shown, key: string): Property {
  const shape = shapeOf(shown.schema, shown.root);
  const given = surveyed.taken.has(name);
  // What is wrong with the words is told where they stand, by `checkNames`.
  const { unique, moves, derived } = compilePropertyWords(shown.words, () => {});
  return {
    name,
    schema: standing(shown),
    required: shown.required,
    stamp: stampOf(name, shape, given),
    readOnly: shape.readOnly || (name === key && !given),
    unique,
    appends: surveyed.appends.has(name),
    moves,
    derived,
  };
}

/** The property's schema with the definitions that it needs. */
function standing({ schema, root }: Shown): JsonSchema {
  const defs = isObject(root) ? root["$defs"] : undefined;
  return isObject(schema) && defs !== undefined ? { ...schema, $defs: defs } : schema;
}
