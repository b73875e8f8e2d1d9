import type { Json } from "../json.ts";
import { isObject } from "../json.ts";
import type { Chance } from "./chance.ts";
import { judgeWithin } from "./judge-within.ts";
import { numberRange } from "./number-range.ts";
import { replaceAt } from "./place.ts";
import { sampleString } from "./sample-string.ts";
import type { SampleOptions } from "./sample.ts";
import { sample } from "./sample.ts";
import type { JsonSchema } from "./schema.ts";
import type { Spot } from "./spot.ts";
import { spotsOf } from "./spot.ts";

/** A value that fits, but only just. */
export interface Edge {
  /** The keyword on whose edge the value stands. */
  readonly keyword: string;
  /** JSON Pointer to the place that is on the edge. */
  readonly at: string;
  /** The whole value. */
  readonly value: Json;
  /** `limit at its maximum of 100`. */
  readonly title: string;
}

/** An edge of one place; nothing is made of it until it is asked for. */
interface Brink {
  readonly keyword: string;
  readonly title: string;
  readonly put: Json | undefined;
}

/** Longer texts and lists are not made for an edge. */
const LONG = 100_000;
const MANY = 200;

/**
 * Values on the boundary of the schema that fit it: of the value as a whole and, where it is an object, of each of
 * its properties, the others staying as they were. Every one is accepted by the judge.
 */
export function edges(schema: JsonSchema, chance: Chance, options: SampleOptions = {}): readonly Edge[] {
  const root = options.root ?? schema;
  const base = sample(schema, chance.fork("base"), options);
  if (base === undefined) return [];
  const judge = judgeWithin(schema, root);
  const found = new Map<string, Edge>();
  const depth = Array.isArray(base) ? 0 : 1;
  for (const spot of spotsOf(schema, base, root, { name: options.name ?? "", depth })) {
    for (const { keyword, title, put } of brinks(spot, chance.fork(spot.at))) {
      if (put === undefined) continue;
      const value = replaceAt(base, spot.at, put);
      const spelled = JSON.stringify(value);
      if (found.has(spelled) || judge(value).length > 0) continue;
      found.set(spelled, { keyword, at: spot.at, value, title });
    }
  }
  return [...found.values()];
}

function brinks(spot: Spot, chance: Chance): readonly Brink[] {
  const { shape, label, value } = spot;
  const listed = (shape.enum ?? []).map((put): Brink => ({
    keyword: "enum",
    title: `${label} is ${JSON.stringify(put)}`,
    put,
  }));
  const empty: readonly Brink[] =
    shape.nullable && shape.types.length > 0 ? [{ keyword: "type", title: `${label} null`, put: null }] : [];
  const both: readonly Brink[] =
    typeof value === "boolean"
      ? [true, false].map((put) => ({ keyword: "type", title: `${label} ${String(put)}`, put }))
      : [];
  return [
    ...listed,
    ...empty,
    ...both,
    ...numberBrinks(spot),
    ...textBrinks(spot, chance),
    ...listBrinks(spot, chance),
    ...objectBrinks(spot, chance),
  ];
}

function numberBrinks({ shape, label, value }: Spot): readonly Brink[] {
  if (typeof value !== "number") return [];
  const { low, high, openLow, openHigh } = numberRange(shape);
  const least = shape.minimum === undefined ? "exclusiveMinimum" : "minimum";
  const most = shape.maximum === undefined ? "exclusiveMaximum" : "maximum";
  const bounded = { low: shape[least] !== undefined, high: shape[most] !== undefined };
  return [
    ...(bounded.low && !openLow
      ? [{ keyword: least, title: `${label} at its minimum of ${low}`, put: low }]
      : []),
    ...(bounded.high && !openHigh
      ? [{ keyword: most, title: `${label} at its maximum of ${high}`, put: high }]
      : []),
  ];
}

function textBrinks({ shape, label, name, value }: Spot, chance: Chance): readonly Brink[] {
  if (typeof value !== "string") return [];
  const exact = (length: number): string | undefined =>
    length > LONG
      ? undefined
      : sampleString({ ...shape, minLength: length, maxLength: length }, chance.fork(`${length}`), name);
  const { minLength, maxLength } = shape;
  const free = shape.format === undefined && shape.patterns.length === 0;
  return [
    ...(minLength === undefined && free ? [{ keyword: "minLength", title: `${label} empty`, put: "" }] : []),
    ...(minLength === undefined
      ? []
      : [
          {
            keyword: "minLength",
            title: `${label} at its minimum length of ${minLength}`,
            put: exact(minLength),
          },
        ]),
    ...(maxLength === undefined
      ? []
      : [
          {
            keyword: "maxLength",
            title: `${label} at its maximum length of ${maxLength}`,
            put: exact(maxLength),
          },
        ]),
  ];
}

function listBrinks({ schema, shape, label, name, value }: Spot, chance: Chance): readonly Brink[] {
  if (!Array.isArray(value)) return [];
  const exact = (count: number): Json | undefined => {
    const counted = { allOf: [schema, { type: "array", minItems: count, maxItems: count }] };
    return count > MANY ? undefined : sample(counted, chance.fork(`${count}`), { root: shape.root, name });
  };
  const least = shape.minItems ?? 0;
  const title = least === 0 ? `${label} empty` : `${label} with the fewest items, ${least}`;
  const fewest: Brink = { keyword: "minItems", title, put: exact(least) };
  const { maxItems } = shape;
  if (maxItems === undefined) return [fewest];
  return [
    fewest,
    { keyword: "maxItems", title: `${label} with the most items, ${maxItems}`, put: exact(maxItems) },
  ];
}

function objectBrinks({ schema, shape, label, name, value }: Spot, chance: Chance): readonly Brink[] {
  if (!isObject(value)) return [];
  const put = sample(schema, chance.fork("required"), { root: shape.root, optional: "none", name });
  return [{ keyword: "required", title: `${label} with what is required and no more`, put }];
}
