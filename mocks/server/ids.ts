import { sample, shapeOf, type Chance, type Collection, type Json } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";

/**
 * Makes ids for new rows as the key property's schema wants them: whole numbers go on from the highest of the world, a
 * prefix that the world's ids or the schema's examples have is kept (`cus_…`), and all else is a UUID where it may be.
 */
export function createIds(world: World, chance: Chance): (collection: Collection) => Json {
  const makers = new Map<string, () => Json>();
  return (collection) => {
    let make = makers.get(collection.name);
    if (!make) makers.set(collection.name, (make = makerFor(collection, world, chance)));
    return make();
  };
}

function makerFor({ name, key, properties }: Collection, world: World, chance: Chance): () => Json {
  const schema = properties[key]?.schema ?? true;
  const shape = shapeOf(schema);
  const known = world.tenants.flatMap(({ rows }) => (rows[name] ?? []).map((row) => row[key]));
  const isNumber = shape.types.includes("integer") || shape.types.includes("number");
  if (isNumber && !shape.types.includes("string")) {
    let last = known.filter((id) => typeof id === "number").reduce((one, other) => Math.max(one, other), 0);
    return () => (last += 1);
  }
  if (shape.format === "uuid") return () => chance.uuid();
  const models = [...known, ...shape.examples].filter((id) => typeof id === "string");
  const [, prefix, rest] =
    models.map((id) => /^([a-z]+[_-])([a-z0-9]+)$/i.exec(id)).find((hit) => hit !== null) ?? [];
  if (prefix !== undefined && rest !== undefined)
    return () => prefix + chance.text(Math.max(rest.length, 12), alphabetOf(rest));
  const isNarrow = shape.patterns.length > 0 || shape.format !== undefined || (shape.maxLength ?? 36) < 36;
  if (!isNarrow) return () => chance.uuid();
  let count = 0;
  return () => sample(schema, chance.fork(`${name} ${(count += 1)}`)) ?? chance.uuid();
}

function alphabetOf(text: string): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const big = /[A-Z]/.test(text) ? letters.toUpperCase() : "";
  return "0123456789" + (/[a-z]/.test(text) || big === "" ? letters : "") + big;
}
