import { isObject, shapeOf, type Content, type Json, type Operation, type Shape } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { fit, fitUniquely } from "./fit.ts";
import { bodyContentOf } from "./reading.ts";
import type { Value } from "./value.ts";

/** How much of a body is filled in: what is required, or everything that a client may send. */
export type Fullness = "minimal" | "full";

/** Tells which value stands for a row of another collection; `undefined` where a property names no row. */
export type Refer = (operation: Operation, property: string) => Value | undefined;

/** A body that fits the operation's schema; `undefined` where the operation takes none. */
export function makeBody(
  draft: Draft,
  operation: Operation,
  fullness: Fullness,
  refer: Refer,
): Value | undefined {
  const content = bodyContentOf(operation);
  if (content === undefined) return undefined;
  const shape = shapeOf(content.schema.json);
  const plain = Object.keys(shape.properties).length > 0 && shape.choices.length === 0;
  return (
    (plain ? fromProperties(draft, operation, content, shape, fullness, refer) : undefined) ??
    whole(draft, operation, content, refer)
  );
}

function fromProperties(
  draft: Draft,
  operation: Operation,
  { schema }: Content,
  shape: Shape,
  fullness: Fullness,
  refer: Refer,
): Value | undefined {
  const members: Record<string, Value> = {};
  const likely: Record<string, Json> = {};
  for (const [name, property] of Object.entries(shape.properties)) {
    if (fullness === "minimal" && !shape.required.includes(name)) continue;
    if (shapeOf(property, schema.json).readOnly) continue;
    const value = fitUniquely(draft, name, property, schema.json);
    const row = refer(operation, name);
    members[name] = row ?? value;
    likely[name] = value;
  }
  // What is put together property by property may still break a rule that spans several.
  return schema.judge(likely).length === 0 ? members : undefined;
}

/** The document's example, with rows that are there in place of those that it names; else a value that fits. */
function whole(draft: Draft, operation: Operation, { schema, examples }: Content, refer: Refer): Value {
  const example = Object.values(examples).find((value) => schema.judge(value).length === 0);
  if (example === undefined) return fit(draft, schema.json);
  if (!isObject(example)) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]): [string, Value] => [name, refer(operation, name) ?? value]),
  );
}
