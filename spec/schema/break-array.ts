import type { Json } from "../json.ts";
import type { Chance } from "./chance.ts";
import type { Breaker } from "./breakage.ts";
import { where } from "./breakage.ts";
import { sample } from "./sample.ts";
import type { Spot } from "./spot.ts";

/** More items are not made to show that they are too many. */
const MANY = 1000;

/** Breaks the rules about how many items there are and whether they differ. */
export const breakArray: Breaker = (spot, chance) => {
  const { at, label, shape, value } = spot;
  if (!Array.isArray(value)) return [];
  const items: readonly Json[] = value;
  const { minItems, maxItems } = shape;
  return [
    ...where(minItems === 0 ? undefined : minItems, (count) => ({
      keyword: "minItems",
      name: "too-few-items",
      title: count === 1 ? `${label} empty` : `${label} with fewer than ${count} items`,
      at,
      puts: [items.slice(0, count - 1)],
    })),
    ...where((maxItems ?? MANY) < MANY ? maxItems : undefined, (count) => ({
      keyword: "maxItems",
      name: "too-many-items",
      title: `${label} with ${count + 1} items, one too many`,
      at,
      puts: [[...items, ...moreItems(spot, chance, count + 1 - items.length)]],
    })),
    ...where(shape.uniqueItems ? true : undefined, () => {
      const whole = items.length > 0 ? items : moreItems(spot, chance, 1);
      const twice = [...whole.slice(0, (maxItems ?? MANY) - 1), ...whole.slice(0, 1)];
      return {
        keyword: "uniqueItems",
        name: "not-unique",
        title: `${label} with an item twice`,
        at,
        puts: [twice],
      };
    }),
    ...where(shape.contains, () => ({
      keyword: "contains",
      name: "not-containing",
      title: `${label} without the item that it must contain`,
      at,
      puts: [otherItems(spot, chance), []],
    })),
  ];
};

function moreItems({ shape, name }: Spot, chance: Chance, count: number): readonly Json[] {
  const draw = (index: number): Json | undefined =>
    sample(shape.items ?? true, chance.fork(`item ${index}`), { root: shape.root, name });
  return Array.from({ length: Math.max(0, count) }, (_, index) => draw(index)).filter(
    (item) => item !== undefined,
  );
}

/** As many items as there were, none of which is the one to contain. */
function otherItems({ shape, name, value }: Spot, chance: Chance): readonly Json[] {
  const unlike = { allOf: [shape.items ?? true, { not: shape.contains ?? true }] };
  const count = Array.isArray(value) ? value.length : 1;
  const draw = (index: number): Json | undefined =>
    sample(unlike, chance.fork(`other ${index}`), { root: shape.root, name });
  return Array.from({ length: count }, (_, index) => draw(index)).filter((item) => item !== undefined);
}
