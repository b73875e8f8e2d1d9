import { isObject } from "../json.ts";
import type { JsonSchema } from "./schema.ts";
import { isOfType } from "./shape.ts";
import { shapeOf } from "./shape-of.ts";

/**
 * The alternatives of an `anyOf` or `oneOf` that a value seems to be meant for: those of its type, and among
 * objects those whose `const` and `enum` properties hold what the value has there.
 */
export function likelyVariants(
  variants: readonly JsonSchema[],
  value: unknown,
  root: JsonSchema,
): readonly JsonSchema[] {
  const typed = variants.filter((variant) => isOfType(value, shapeOf(variant, root).types));
  if (typed.length < 2) return typed;
  const tagged = typed.filter((variant) => tagsAgree(variant, value, root));
  return tagged.length === 0 ? typed : tagged;
}

function tagsAgree(variant: JsonSchema, value: unknown, root: JsonSchema): boolean {
  if (!isObject(value)) return false;
  const tags = Object.entries(shapeOf(variant, root).properties).flatMap(([name, schema]) => {
    const { const: only, enum: listed } = shapeOf(schema, root);
    const allowed = only === undefined ? listed : [only];
    return allowed === undefined || !Object.hasOwn(value, name)
      ? []
      : [allowed.some((tag) => tag === value[name])];
  });
  return tags.length > 0 && tags.every(Boolean);
}
