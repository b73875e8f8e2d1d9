import { formatPointer } from "../document/pointer.ts";
import type { JsonSchema } from "../schema/schema.ts";
import type { Shape } from "../schema/shape.ts";
import { shapeOf } from "../schema/shape-of.ts";
import type { Echo } from "./effect.ts";

const names: readonly (readonly [RegExp, Echo["of"]])[] = [
  [/^(limit|per_?page|page_?size)$/i, "limit"],
  [/^(offset|skip)$/i, "offset"],
  [/^(page|current_?page|page_?number)$/i, "page"],
  [/^(pages|total_?pages|page_?count|last_?page|num_?pages)$/i, "pages"],
  [/^(count|number_?of_?(items|rows|elements))$/i, "rows"],
];

/**
 * The members of an envelope that say again which page it is, at the top or in an object beside the rows.
 * @param total Pointer to the number of all matches, which is none of them.
 */
export function findEchoes(shape: Shape, root: JsonSchema, total: string | undefined): readonly Echo[] {
  return echoesIn(shape, root, "", 2).filter(({ at }) => at !== total);
}

function echoesIn(shape: Shape, root: JsonSchema, above: string, depth: number): readonly Echo[] {
  return Object.entries(shape.properties).flatMap(([name, member]): readonly Echo[] => {
    const inner = shapeOf(member, root);
    const at = above + formatPointer([name]);
    if (inner.types.includes("object") && depth > 1) return echoesIn(inner, root, at, depth - 1);
    const whole = inner.types.includes("integer") || inner.types.includes("number");
    const of = whole ? names.find(([pattern]) => pattern.test(name))?.[1] : undefined;
    return of === undefined ? [] : [{ at, of }];
  });
}
