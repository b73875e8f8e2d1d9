import {
  sample,
  shapeOf,
  type Chance,
  type Collection,
  type Json,
  type JsonSchema,
} from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";

/** Makes ids for the new rows of one world. */
export interface Ids {
  /**
   * An id as the key property's schema wants it: whole numbers go on from the highest of the world, a prefix that the
   * world's ids or the schema's examples have is kept (`cus_…`), and all else is a UUID where it may be.
   */
  readonly next: (collection: Collection) => Json;
  /** Tells of an id that a row was given by somebody else. */
  readonly note: (collection: string, id: Json | undefined) => void;
  /** Ids that go on from the same numbers, by a chance of their own. */
  readonly fork: (chance: Chance) => Ids;
}

export function createIds(world: Pick<World, "tenants">, chance: Chance): Ids {
  const plans = new Map<string, Plan>();
  const planOf = (collection: Collection): Plan => {
    let plan = plans.get(collection.name);
    if (!plan) plans.set(collection.name, (plan = planFor(collection, world)));
    return plan;
  };
  return idsOn(planOf, new Map(), chance);
}

/** @param last The highest number so far, by collection; what it lacks is as the plan says. */
function idsOn(planOf: (collection: Collection) => Plan, last: Map<string, number>, chance: Chance): Ids {
  return {
    next: (collection) => make(planOf(collection), collection.name, last, chance),
    note: (collection, id) => {
      if (typeof id === "number") last.set(collection, Math.max(id, last.get(collection) ?? 0));
    },
    fork: (own) => idsOn(planOf, new Map(last), own),
  };
}

/** How ids of one collection look: the same in every world that goes back to the same beginning. */
type Plan =
  | { readonly kind: "number"; readonly last: number }
  | { readonly kind: "uuid" }
  | {
      readonly kind: "prefix";
      readonly prefix: string;
      readonly length: number;
      readonly alphabet: string;
    }
  | { readonly kind: "schema"; readonly schema: JsonSchema };

function make(plan: Plan, name: string, last: Map<string, number>, chance: Chance): Json {
  switch (plan.kind) {
    case "number":
      return count(name, last, plan.last);
    case "uuid":
      return chance.uuid();
    case "prefix":
      return plan.prefix + chance.text(plan.length, plan.alphabet);
    case "schema":
      return sample(plan.schema, chance.fork(`${name} ${count(name, last, 0)}`)) ?? chance.uuid();
    default:
      return plan satisfies never;
  }
}

function count(name: string, last: Map<string, number>, before: number): number {
  const next = Math.max(last.get(name) ?? before, before) + 1;
  last.set(name, next);
  return next;
}

function planFor({ name, key, properties }: Collection, world: Pick<World, "tenants">): Plan {
  const schema = properties[key]?.schema ?? true;
  const shape = shapeOf(schema);
  const known = world.tenants.flatMap(({ rows }) => (rows[name] ?? []).map((row) => row[key]));
  const isNumber = shape.types.includes("integer") || shape.types.includes("number");
  if (isNumber && !shape.types.includes("string")) {
    const numbers = known.filter((id) => typeof id === "number");
    return { kind: "number", last: numbers.reduce((one, other) => Math.max(one, other), 0) };
  }
  if (shape.format === "uuid") return { kind: "uuid" };
  const models = [...known, ...shape.examples].filter((id) => typeof id === "string");
  const [, prefix, rest] =
    models.map((id) => /^([a-z]+[_-])([a-z0-9]+)$/i.exec(id)).find((hit) => hit !== null) ?? [];
  if (prefix !== undefined && rest !== undefined)
    return { kind: "prefix", prefix, length: Math.max(rest.length, 12), alphabet: alphabetOf(rest) };
  const isNarrow = shape.patterns.length > 0 || shape.format !== undefined || (shape.maxLength ?? 36) < 36;
  return isNarrow ? { kind: "schema", schema } : { kind: "uuid" };
}

function alphabetOf(text: string): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const big = /[A-Z]/.test(text) ? letters.toUpperCase() : "";
  return "0123456789" + (/[a-z]/.test(text) || big === "" ? letters : "") + big;
}
