import type { Chance } from "./chance.ts";
import { follow } from "./reference.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";
import { mergeShapes } from "./shape-merge.ts";
import { shapeOf } from "./shape-of.ts";

/** A shape with nothing left to choose, and the alternatives that were taken. */
export interface Settled {
  readonly shape: Shape;
  readonly taken: readonly JsonSchema[];
}

/** Tells whether a value made from the shape alone may still not fit. */
export function leavesDoubt(shape: Shape): boolean {
  return shape.choices.length + shape.conditions.length + shape.nots.length > 0;
}

/**
 * Takes one alternative of each `oneOf` and `anyOf` and one side of each `if`. Attempts with consecutive numbers
 * take different ones; alternatives that lead back into `path` come last.
 */
export function settle(shape: Shape, chance: Chance, attempt: number, path: readonly JsonSchema[]): Settled {
  let settled: Settled = { shape: { ...shape, choices: [], variants: [], conditions: [] }, taken: [] };
  const take = (schema: JsonSchema): void => {
    const inner = settle(shapeOf(schema, shape.root), chance, attempt, path);
    const merged = mergeShapes(settled.shape, inner.shape);
    const taken = [...settled.taken, follow(schema, shape.root), ...inner.taken];
    settled = { shape: merged, taken };
  };
  for (const group of shape.choices) {
    const fresh = group.filter((variant) => !path.includes(follow(variant, shape.root)));
    const pool = fresh.length > 0 ? fresh : group;
    const chosen = pool[(chance.int(0, pool.length - 1) + attempt) % pool.length];
    if (chosen !== undefined && !path.includes(chosen)) take(chosen);
  }
  for (const condition of shape.conditions) {
    const sides = [[condition.test, condition.met], [condition.unmet], []];
    const side = (chance.int(0, 1) + attempt) % sides.length;
    for (const schema of sides[side] ?? []) take(schema);
  }
  return settled;
}
