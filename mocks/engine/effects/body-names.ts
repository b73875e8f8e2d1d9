import { shapeOf, type JsonSchema } from "../../../spec/index.ts";

/**
 * The members that a body may have, those of alternatives included; `undefined`: any. As in a projection, members that
 * are not declared count only where the schema says that there may be such, or declares none.
 */
export function bodyNames(json: JsonSchema, root: JsonSchema = json): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  let open = false;
  const gather = (schema: JsonSchema, depth: number): void => {
    const shape = shapeOf(schema, root);
    for (const name of Object.keys(shape.properties)) names.add(name);
    if (shape.additional !== undefined && shape.additional !== false) open = true;
    if (depth < 3) for (const variant of shape.variants) gather(variant, depth + 1);
  };
  gather(json, 0);
  return open || names.size === 0 ? undefined : names;
}
