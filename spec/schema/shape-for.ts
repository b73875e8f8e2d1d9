import { judgeWithin } from "./judge-within.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";
import { mergeShapes } from "./shape-merge.ts";
import { shapeOf } from "./shape-of.ts";
import { likelyVariants } from "./variant.ts";

/**
 * The shape that one value is held to: with the alternatives merged in that the value fits (where it fits none,
 * the one that it seems to be meant for), and the side of each `if` that applies.
 */
export function shapeFor(schema: JsonSchema, value: unknown, root: JsonSchema): Shape {
  return chosen(shapeOf(schema, root), value, 0);
}

/** Alternatives within alternatives are followed so deep; a schema may be its own alternative. */
const DEEP = 8;

function chosen(shape: Shape, value: unknown, depth: number): Shape {
  if (shape.choices.length + shape.conditions.length === 0 || depth > DEEP) return shape;
  const { root } = shape;
  const fits = (part: JsonSchema): boolean => judgeWithin(part, root)(value).length === 0;
  const variants = shape.choices.flatMap((group) => {
    const fitting = group.filter(fits);
    return fitting.length > 0 ? fitting : likelyVariants(group, value, root).slice(0, 1);
  });
  const sides = shape.conditions.map((condition) => (fits(condition.test) ? condition.met : condition.unmet));
  const settled: Shape = { ...shape, choices: [], variants: [], conditions: [] };
  return [...variants, ...sides]
    .map((part) => chosen(shapeOf(part, root), value, depth + 1))
    .reduce<Shape>(mergeShapes, settled);
}
