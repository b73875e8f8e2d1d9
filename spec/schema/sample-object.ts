import type { Json, JsonObject } from "../json.ts";
import type { Drawing } from "./draw.ts";
import { regularExpression } from "./regular-expression.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";
import { shapeOf } from "./shape-of.ts";

/** An object for a shape; `undefined` where a required property cannot be made. */
export function sampleObject(shape: Shape, drawing: Drawing): JsonObject | undefined {
  const most = shape.maxProperties ?? Infinity;
  const least = shape.minProperties ?? 0;
  const needed = new Set(shape.required);
  const members = new Map<string, Json>();
  const add = (name: string, need: "required" | "optional"): boolean => {
    const schema = members.has(name) ? false : propertySchema(shape, name);
    const value = schema === false ? undefined : drawing.child(schema, name, need, name);
    if (value !== undefined) members.set(name, value);
    return members.has(name);
  };

  for (const name of needed) {
    if (!add(name, "required")) return undefined;
    for (const companion of shape.dependentRequired[name] ?? []) needed.add(companion);
  }
  for (const name of Object.keys(shape.properties)) {
    const companions = (shape.dependentRequired[name] ?? []).filter((other) => !members.has(other));
    const room = members.size + 1 + companions.length <= most;
    if (members.has(name) || !room || !isWanted(shape, name, drawing, members.size < least)) continue;
    if (companions.every((other) => add(other, "optional"))) add(name, "optional");
  }
  for (let extra = 0; members.size < least && extra < least * 4; extra += 1) {
    const name = extraName(shape, drawing, extra);
    if (name !== undefined) add(name, "required");
  }
  return members.size < least ? undefined : inOrder(shape, members);
}

/** What a property of this name must fit; `false` where none may have it. */
export function propertySchema(shape: Shape, name: string): JsonSchema {
  const declared = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
  const matching = Object.entries(shape.patternProperties)
    .filter(([pattern]) => regularExpression(pattern).test(name))
    .map(([, schema]) => schema);
  const all = [...(declared === undefined ? [] : [declared]), ...matching];
  const [only, ...others] = all;
  if (only === undefined) return shape.additional ?? true;
  return others.length === 0 ? only : { allOf: all };
}

function isWanted(shape: Shape, name: string, drawing: Drawing, lacking: boolean): boolean {
  const property = shapeOf(shape.properties[name] ?? true, shape.root);
  if (drawing.direction === "request" && property.readOnly) return false;
  if (drawing.direction === "response" && property.writeOnly) return false;
  if (lacking || drawing.optional === "all") return true;
  return drawing.optional === "some" && drawing.chance.fork(`with ${name}`).int(0, 1) === 1;
}

function extraName(shape: Shape, drawing: Drawing, index: number): string | undefined {
  const [pattern] = Object.keys(shape.patternProperties);
  const patterned: JsonSchema = pattern === undefined || !shape.closed ? true : { pattern };
  const named = shape.propertyNames;
  if (named === undefined && patterned === true) return `extra${index + 1}`;
  const name = drawing.child(
    { allOf: [{ type: "string" }, patterned, named ?? true] },
    "",
    "required",
    `name ${index}`,
  );
  return typeof name === "string" ? name : undefined;
}

/** As the schema declares them, so that samples read like the document. */
function inOrder(shape: Shape, members: ReadonlyMap<string, Json>): JsonObject {
  const declared = Object.keys(shape.properties).filter((name) => members.has(name));
  const names = new Set([...declared, ...members.keys()]);
  return Object.fromEntries([...names].flatMap((name) => [...members].filter(([each]) => each === name)));
}
