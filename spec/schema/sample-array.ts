import type { Json } from "../json.ts";
import type { Drawing } from "./draw.ts";
import type { JsonSchema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** How often an item is drawn again that must differ from the others. */
const REDRAWS = 20;

/** An array for a shape; `undefined` where its items cannot be made. */
export function sampleArray(shape: Shape, drawing: Drawing): readonly Json[] | undefined {
  const wanted = shape.contains === undefined ? 0 : (shape.minContains ?? 1);
  const least = Math.max(shape.minItems ?? 0, wanted + shape.prefixItems.length * Number(wanted > 0));
  const most = Math.max(least, Math.min(shape.maxItems ?? Infinity, least + 2));
  const usual =
    drawing.optional === "none" ? least : Math.max(least, Math.min(most, shape.prefixItems.length || 1));
  const count =
    drawing.optional === "none" ? least : drawing.chance.int(usual, Math.max(usual, Math.min(most, 2)));
  const items: Json[] = [];
  const spelled = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const schema = schemaAt(shape, index, wanted);
    const need = index < least ? "required" : "optional";
    const item = schema === false ? undefined : draw(schema, index, need);
    if (item === undefined && index < least) return undefined;
    if (item === undefined) break;
    items.push(item);
    spelled.add(JSON.stringify(item));
  }
  return items;

  function draw(schema: JsonSchema, index: number, need: "required" | "optional"): Json | undefined {
    for (let redraw = 0; redraw < REDRAWS; redraw += 1) {
      const item = drawing.child(schema, singular(drawing.name), need, `${index}.${redraw}`);
      if (item === undefined || !shape.uniqueItems || !spelled.has(JSON.stringify(item))) return item;
    }
    return undefined;
  }
}

/** The items that `contains` asks for come right after the prefix. */
function schemaAt(shape: Shape, index: number, wanted: number): JsonSchema {
  const { prefixItems, items, contains } = shape;
  const prefix = prefixItems[index];
  if (prefix !== undefined) return prefix;
  if (contains === undefined || index >= prefixItems.length + wanted) return items ?? true;
  return items === undefined || items === true ? contains : { allOf: [items, contains] };
}

function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/(?<=[a-z]{2})s$/, "");
}
