import type { Json } from "../json.ts";
import { breakArray } from "./break-array.ts";
import { breakNumber } from "./break-number.ts";
import { breakObject } from "./break-object.ts";
import { breakString } from "./break-string.ts";
import { breakType } from "./break-type.ts";
import type { Breakage, Breaker } from "./breakage.ts";
import type { Chance } from "./chance.ts";
import { judgeWithin } from "./judge-within.ts";
import { replaceAt } from "./place.ts";
import type { SampleOptions } from "./sample.ts";
import { sample } from "./sample.ts";
import type { Judge, JsonSchema } from "./schema.ts";
import { spotsOf } from "./spot.ts";

/** A value that fits but for one rule. */
export interface Break {
  /** The keyword that is broken, as the judge names it. */
  readonly keyword: string;
  /** JSON Pointer to the place that breaks it. */
  readonly at: string;
  /** The whole value. */
  readonly value: Json;
  /** `limit above the maximum of 100`. */
  readonly title: string;
  /** What is wrong, in short and fit for an id: `above-maximum`, `missing`, `bad-format`. */
  readonly name: string;
}

const BREAKERS: readonly Breaker[] = [breakObject, breakType, breakNumber, breakString, breakArray];
const DEPTH = 4;
/** A list of alternatives reports for those that it is made of, where it cannot tell which one was meant. */
const ALTERNATIVES: ReadonlySet<string> = new Set(["anyOf", "oneOf"]);

/**
 * Values that each break one keyword at one place, at every depth, and are right in all else: a value that fits is
 * changed, and the judge must refuse it for that keyword at that place alone. What it accepts is left out.
 */
export function breaks(schema: JsonSchema, chance: Chance, options: SampleOptions = {}): readonly Break[] {
  const root = options.root ?? schema;
  const base = sample(schema, chance.fork("base"), options);
  if (base === undefined) return [];
  const judge = judgeWithin(schema, root);
  const found = new Map<string, Break>();
  for (const spot of spotsOf(schema, base, root, { name: options.name ?? "", depth: DEPTH })) {
    for (const breakage of BREAKERS.flatMap((breaker) => breaker(spot, chance.fork(spot.at)))) {
      const broken = tried(breakage, base, judge);
      const spelled = JSON.stringify(broken?.value);
      if (broken !== undefined && !found.has(spelled)) found.set(spelled, broken);
    }
  }
  return [...found.values()];
}

/** The first value that breaks the one rule and no other of that place; else the first that breaks it there. */
function tried(breakage: Breakage, base: Json, judge: Judge): Break | undefined {
  const { at, title, name } = breakage;
  let second: Break | undefined;
  for (const put of breakage.puts) {
    const value = replaceAt(base, at, put);
    const keywords = brokenAt(at, value, judge);
    const keyword = keywords.find((each) => answers(each, breakage.keyword));
    if (keyword === undefined) continue;
    const broken: Break = { keyword, at, value, title, name };
    if (keywords.length === 1) return broken;
    second ??= broken;
  }
  return second;
}

/** The keywords that the value breaks; none where it breaks one elsewhere. */
function brokenAt(at: string, value: Json, judge: Judge): readonly string[] {
  const violations = judge(value);
  const [first, ...others] = violations;
  if (
    first !== undefined &&
    others.length === 0 &&
    ALTERNATIVES.has(first.keyword) &&
    at.startsWith(first.at)
  ) {
    return [first.keyword];
  }
  return violations.every((violation) => violation.at === at) ? violations.map(({ keyword }) => keyword) : [];
}

function answers(found: string, meant: string): boolean {
  if (found === meant || ALTERNATIVES.has(found)) return true;
  return meant === "additionalProperties" && found === "unevaluatedProperties";
}
