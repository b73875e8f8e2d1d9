import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import { below, spellPlace } from "./place.ts";
import { propertySchema } from "./sample-object.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";
import { shapeFor } from "./shape-for.ts";

/** One place in a value, with the rules that hold there. */
export interface Spot {
  readonly at: string;
  /** As people write it: `address.city`. */
  readonly label: string;
  /** The last name on the way here. */
  readonly name: string;
  readonly schema: JsonSchema;
  readonly shape: Shape;
  readonly value: Json;
}

/** More places than these say nothing new. */
const MOST = 300;

/** The places of a value, from the whole inwards: each property, and of each array its first item. */
export function spotsOf(
  schema: JsonSchema,
  value: Json,
  root: JsonSchema,
  options: { readonly name: string; readonly depth: number },
): readonly Spot[] {
  const spots: Spot[] = [];
  visit(schema, value, "", options.name, options.depth);
  return spots;

  function visit(schema: JsonSchema, value: Json, at: string, name: string, depth: number): void {
    if (spots.length >= MOST) return;
    const shape = shapeFor(schema, value, root);
    spots.push({ at, label: spellPlace(options.name, at), name, schema, shape, value });
    if (depth === 0) return;
    if (isObject(value)) {
      for (const [property, inner] of Object.entries(value)) {
        visit(propertySchema(shape, property), inner, below(at, property), property, depth - 1);
      }
    }
    if (!Array.isArray(value)) return;
    const first: Json | undefined = value[0];
    if (first !== undefined)
      visit(shape.prefixItems[0] ?? shape.items ?? true, first, below(at, 0), name, depth - 1);
  }
}
