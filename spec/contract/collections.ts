import { asObject, isObject, type Json } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { shapeOf } from "../schema/shape-of.ts";
import type { Collection, Derived, Operation, Property } from "./contract.ts";
import type { EffectKind } from "./effect.ts";
import { singular } from "./path-reading.ts";
import type { Shown, Survey, Surveyed } from "./survey.ts";
import { compileMembers, compileTemplate } from "./template.ts";

const createdName = /^(created|inserted|registered)(_?at|_?on|_?date|_?time)?$/i;
const touchedName = /^(last_?)?(updated|modified|changed|edited)(_?at|_?on|_?date|_?time)?$/i;

/** The collections of the contract, with what each property of a row is. */
export function compileCollections(
  survey: Survey,
  operations: readonly Operation[],
  report: (message: string) => void,
): Readonly<Record<string, Collection>> {
  const collections = [...survey.collections.values()].map((surveyed) =>
    compileCollection(surveyed, operations, report),
  );
  return Object.fromEntries(collections.map((collection) => [collection.name, collection]));
}

function compileCollection(
  surveyed: Surveyed,
  operations: readonly Operation[],
  report: (message: string) => void,
): Collection {
  const key = keyOf(surveyed);
  const properties = [...surveyed.properties].map(([name, shown]): Property =>
    compileProperty(surveyed, name, shown, key, report),
  );
  const byEffect: Partial<Record<EffectKind, string[]>> = {};
  for (const { id, effect } of operations) {
    if (effect.kind !== "none" && effect.of === surveyed.name) (byEffect[effect.kind] ??= []).push(id);
  }
  return {
    name: surveyed.name,
    key,
    properties: Object.fromEntries(properties.map((property) => [property.name, property])),
    operations: byEffect,
  };
}

/** The property that names a row: `id`, or one that is called as the gap in the path is. */
function keyOf({ name, properties, gaps }: Surveyed): string {
  const gap = [...gaps][0] ?? "";
  const one = singular(name);
  const candidates = ["id", gap, `${one}Id`, `${one}_id`, "uuid", "key", "slug", "code", "name"];
  return candidates.find((candidate) => properties.has(candidate)) ?? "id";
}

function compileProperty(
  surveyed: Surveyed,
  name: string,
  shown: Shown,
  key: string,
  report: (message: string) => void,
): Property {
  const schema = standing(shown);
  const shape = shapeOf(shown.schema, shown.root);
  const words = asObject(isObject(shown.schema) ? shown.schema["x-counterfoil"] : undefined);
  const given = surveyed.taken.has(name);
  const isDate = shape.format === "date-time" && !given;
  return {
    name,
    schema,
    required: shown.required,
    stamp:
      isDate && createdName.test(name) ? "created" : isDate && touchedName.test(name) ? "touched" : undefined,
    readOnly: shape.readOnly || (name === key && !given),
    unique: words["unique"] === true,
    appends: false,
    moves: undefined,
    derived: derivedOf(words, (fault) => report(`Property ${surveyed.name}.${name}: ${fault}`)),
  };
}

function derivedOf(
  words: Readonly<Record<string, Json>>,
  report: (fault: string) => void,
): Derived | undefined {
  const { lookup, by, count, where, join, value } = words;
  try {
    if (typeof lookup === "string" && typeof by === "string") {
      const [of = "", property = ""] = lookup.split(".");
      return { kind: "lookup", of, property, by };
    }
    if (typeof count === "string")
      return { kind: "count", of: count, where: compileMembers(asObject(where)) };
    if (Array.isArray(join)) return { kind: "join", parts: join.map(String) };
    if (value !== undefined) return { kind: "value", template: compileTemplate(value) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    report(error.message);
  }
  return undefined;
}

/** The property's schema with the definitions that it needs. */
function standing({ schema, root }: Shown): JsonSchema {
  const defs = isObject(root) ? root["$defs"] : undefined;
  return isObject(schema) && defs !== undefined ? { ...schema, $defs: defs } : schema;
}
