import type { Json, JsonObject } from "../json.ts";
import { isObject } from "../json.ts";
import { propertySchema } from "./sample-object.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";
import { shapeFor } from "./shape-for.ts";
import { shapeOf } from "./shape-of.ts";

/** Keeps of a value what a schema knows. */
export type Projector = (value: Json) => Json;

/** The schema of the property of that name; `false` where the property goes. */
type Lookup = (name: string) => JsonSchema;

/**
 * Makes the function that keeps of a value only what the schema knows, at every depth: declared properties, and the
 * others where the schema says that there may be others or declares none at all. A schema that declares some
 * and is silent about others keeps the declared ones. What is `writeOnly` goes. Nothing is added or converted.
 * @throws {SchemaError} from the function, where an alternative of the schema cannot be compiled
 */
export function createProjector(schema: JsonSchema, root: JsonSchema = schema): Projector {
  // Weak, since alternatives that are merged for one value make schemas and shapes of their own.
  const shapes = new WeakMap<JsonObject, (value: Json) => Shape>();
  const lookups = new WeakMap<Shape, Lookup>();

  const shapeAt = (part: JsonObject, value: Json): Shape => {
    const found = shapes.get(part) ?? shaperOf(part, root);
    shapes.set(part, found);
    return found(value);
  };

  const projected = (value: Json, part: JsonSchema): Json => {
    if (typeof value !== "object" || value === null || !isObject(part)) return value;
    const shape = shapeAt(part, value);
    if (isObject(value)) return members(value, shape);
    const items: readonly Json[] = Array.isArray(value) ? value : [];
    return items.map((item, index) => projected(item, shape.prefixItems[index] ?? shape.items ?? true));
  };

  const members = (value: JsonObject, shape: Shape): JsonObject => {
    const lookup = lookups.get(shape) ?? lookupOf(shape);
    lookups.set(shape, lookup);
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]): readonly (readonly [string, Json])[] => {
        const part = lookup(name);
        return part === false ? [] : [[name, projected(member, part)]];
      }),
    );
  };

  return (value) => projected(value, schema);
}

/** {@link createProjector}, used once. */
export function project(value: Json, schema: JsonSchema, root: JsonSchema = schema): Json {
  return createProjector(schema, root)(value);
}

function shaperOf(part: JsonObject, root: JsonSchema): (value: Json) => Shape {
  const shape = shapeOf(part, root);
  const plain = shape.choices.length + shape.conditions.length === 0;
  return plain ? () => shape : (value) => shapeFor(part, value, root);
}

function lookupOf(shape: Shape): Lookup {
  const patterned = Object.keys(shape.patternProperties).length > 0;
  const shown = (part: JsonSchema): JsonSchema => (shapeOf(part, shape.root).writeOnly ? false : part);
  const declared = new Map(
    Object.keys(shape.properties).map((name) => [name, shown(propertySchema(shape, name))] as const),
  );
  const others = shape.additional ?? (declared.size === 0 && !patterned);
  const patternedOnly: Shape = { ...shape, properties: {}, additional: others };
  return (name) => declared.get(name) ?? (patterned ? shown(propertySchema(patternedOnly, name)) : others);
}
