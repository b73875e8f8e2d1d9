import { isObject } from "../json.ts";
import type { Breaker } from "./breakage.ts";
import { where } from "./breakage.ts";
import { below } from "./place.ts";

/** More properties are not made to show that they are too many. */
const MANY = 200;

/** Breaks the rules about which properties there are. */
export const breakObject: Breaker = ({ at, label, shape, value }) => {
  if (!isObject(value)) return [];
  const inner = (name: string): string => (at === "" && label === "the value" ? name : `${label}.${name}`);
  const names = Object.keys(value);
  const { required, dependentRequired, minProperties, maxProperties } = shape;
  const companions = Object.entries(dependentRequired).flatMap(([name, others]) =>
    names.includes(name) ? others.filter((other) => !required.includes(other)) : [],
  );
  return [
    ...required.map((name) => ({
      keyword: "required",
      name: "missing",
      title: `${inner(name)} missing`,
      at: below(at, name),
      puts: [undefined],
    })),
    ...[...new Set(companions)].map((name) => ({
      keyword: "dependentRequired",
      name: "missing-companion",
      title: `${inner(name)} missing beside the property that needs it`,
      at: below(at, name),
      puts: [undefined],
    })),
    ...where(shape.closed ? "unexpectedProperty" : undefined, (name) => ({
      keyword: "additionalProperties",
      name: "unknown-property",
      title: `${inner(name)}, a property that is not known`,
      at: below(at, name),
      puts: ["unexpected"],
    })),
    ...where(minProperties === 0 ? undefined : minProperties, (count) => ({
      keyword: "minProperties",
      name: "too-few-properties",
      title: count === 1 ? `${label} without any property` : `${label} with fewer than ${count} properties`,
      at,
      puts: [Object.fromEntries(Object.entries(value).slice(0, count - 1))],
    })),
    ...where((maxProperties ?? MANY) < MANY ? maxProperties : undefined, (count) => {
      const extra = Array.from({ length: count + 1 - names.length }, (_, index) => [
        `extra${index + 1}`,
        "unexpected",
      ]);
      const title = `${label} with ${count + 1} properties, one too many`;
      const puts = [{ ...value, ...Object.fromEntries(extra) }];
      return { keyword: "maxProperties", name: "too-many-properties", title, at, puts };
    }),
  ];
};
