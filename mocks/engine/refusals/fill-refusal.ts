import {
  judgeWithin,
  mergeShapes,
  reasonPhrase,
  sample,
  shapeOf,
  type Chance,
  type Json,
  type JsonSchema,
  type Schema,
  type Shape,
} from "../../../spec/index.ts";
import type { Occasion, Refusal } from "./refusal.ts";
import { about, plain, type Manner, type Saying } from "./refusal-saying.ts";
import { anyText, fieldSteps, namesField, refusalFlag, refusalNumber, refusalText } from "./refusal-text.ts";
import { chooseWord, says } from "./refusal-words.ts";

/** The first variant is the likeliest; no schema of refusals has many more than these. */
const manners: readonly Manner[] = [0, 1, 2, 3, 4, 5].flatMap((variant) =>
  [false, true].flatMap((careful) =>
    [false, true].map((insisting): Manner => ({ variant, careful, insisting })),
  ),
);

/**
 * Says a refusal in the shape that the document has for it: the true reasons where its names ask for them, and beside
 * them only what the schema demands. What comes out fits the schema, and carries the first reason's sentence where
 * any text of it can.
 */
export function fillRefusal(schema: Schema, refusal: Refusal, chance: Chance, occasion?: Occasion): Json {
  const root = schema.json;
  const { reasons } = refusal;
  const sentence = reasons.map((reason) => reason.sentence).join("; ") || reasonPhrase(refusal.status);
  const reason = { field: "", pointer: "", ...reasons[0], sentence };
  const whole = { refusal, reason, name: "message", beside: new Set<string>(), listed: false, depth: 0 };
  let fitting: Json | undefined;
  let choices = 1;
  const fill = createFill(root, (count) => (choices = Math.max(choices, count)));
  for (const manner of manners) {
    if (manner.variant >= choices) break;
    const filled = fill(root, { ...whole, occasion, chance, manner });
    if (filled === undefined || schema.judge(filled).length > 0) continue;
    if (carries(filled, sentence)) return filled;
    fitting ??= filled;
  }
  return fitting ?? sample(root, chance, { direction: "response" }) ?? null;
}

/** Whether the beginning of the sentence stands somewhere; the rest may have been cut off. */
function carries(filled: Json, sentence: string): boolean {
  return JSON.stringify(filled).includes(JSON.stringify(sentence.slice(0, 12)).slice(1, -1));
}

type Fill = (schema: JsonSchema, saying: Saying) => Json | undefined;

function createFill(root: JsonSchema, onChoice: (count: number) => void): Fill {
  const fill: Fill = (schema, saying) => {
    const shape = chosen(shapeOf(schema, root), saying);
    if (shape.never || saying.depth > 8) return undefined;
    if (shape.const !== undefined) return shape.const;
    const { refusal, reason, listed } = saying;
    if (shape.enum) return chooseWord(shape.enum, refusal.status, listed ? reason.code : undefined);
    if (shape.types.includes("object")) return fillObject(shape, saying);
    if (shape.types.includes("array")) return fillList(shape, saying);
    if (shape.types.includes("string") || shape.types.length === 0)
      return refusalText(shape, saying) ?? (saying.manner.insisting ? anyText(shape, saying) : undefined);
    if (shape.types.includes("integer") || shape.types.includes("number")) return refusalNumber(saying);
    return shape.types.includes("boolean") ? refusalFlag(saying) : undefined;
  };

  /** With one alternative of each choice merged in; those go first that fix a code for this very status. */
  function chosen(shape: Shape, saying: Saying, depth = 0): Shape {
    if (shape.choices.length === 0 || depth > 4) return shape;
    return shape.choices.reduce<Shape>(
      (merged, group) => {
        onChoice(group.length);
        const ordered = [...group].sort((a, b) => aptness(b, saying) - aptness(a, saying));
        const variant = ordered[saying.manner.variant % ordered.length] ?? true;
        return mergeShapes(merged, chosen(shapeOf(variant, root), saying, depth + 1));
      },
      { ...shape, choices: [], variants: [] },
    );
  }

  function aptness(variant: JsonSchema, { refusal }: Saying): number {
    const fixed = Object.values(shapeOf(variant, root).properties).flatMap((property) => {
      const { const: only, enum: listed = [] } = shapeOf(property, root);
      return only === undefined ? listed : [only];
    });
    return fixed.filter((value) => says(value, refusal.status)).length;
  }

  function fillObject(shape: Shape, saying: Saying): Json | undefined {
    const names = Object.keys(shape.properties);
    if (names.length === 0) return fillMap(shape, saying);
    const filled: Record<string, Json> = {};
    const beside = new Set(names.map(plain));
    for (const [name, schema] of Object.entries(shape.properties)) {
      const value = fitting(schema, { ...saying, name, beside, depth: saying.depth + 1 });
      if (value !== undefined) filled[name] = value;
      else if (shape.required.includes(name)) {
        // An item that must name a field says nothing true where it is about none.
        if (saying.listed && saying.reason.field === "" && namesField(name) && !saying.manner.insisting)
          return undefined;
        filled[name] = blank(schema, saying, name);
      }
    }
    const says = Object.keys(filled).length > 0 || shape.required.length > 0;
    return says || saying.depth === 0 ? filled : undefined;
  }

  /** What is said of a member; where care is taken, nothing that its own schema refuses. */
  function fitting(schema: JsonSchema, saying: Saying): Json | undefined {
    const value = fill(schema, saying);
    const { careful } = saying.manner;
    return value === undefined || !careful || judgeWithin(schema, root)(value).length === 0
      ? value
      : undefined;
  }

  /** What must be there and has no true value: as empty as may be, else made up. */
  function blank(schema: JsonSchema, { chance, manner }: Saying, name: string): Json {
    const { nullable, types } = shapeOf(schema, root);
    if (nullable) return null;
    const empty = types.includes("array") ? [] : types.includes("object") ? {} : undefined;
    const fits = empty !== undefined && manner.careful && judgeWithin(schema, root)(empty).length === 0;
    if (empty !== undefined && (fits || !manner.careful)) return empty;
    return sample(schema, chance, { root, name, direction: "response" }) ?? null;
  }

  /** A map without declared members: field → what is wrong with it. */
  function fillMap({ additional }: Shape, saying: Saying): Json | undefined {
    const { refusal, reason, listed, manner, depth } = saying;
    const open = additional === undefined || additional === true;
    if (open && (listed || depth === 0)) {
      const { sentence, field } = reason;
      return { ...(field === "" || !listed ? {} : { field }), message: sentence };
    }
    if (additional === false || (open && !/error|field|detail|violation|invalid/i.test(saying.name)))
      return undefined;
    const named = refusal.reasons.filter(({ field }) => field !== "");
    // Rails calls what is wrong with no field in particular "base".
    const told = named.length > 0 || !manner.insisting ? named : refusal.reasons;
    const members = [...new Set(told.map(({ field }) => field))].map((field) => {
      const reasons = told.filter((each) => each.field === field);
      const part: JsonSchema = open ? { type: "array", items: { type: "string" } } : (additional ?? true);
      return [field === "" ? "base" : field, fill(part, about(saying, reasons, "message"))] as const;
    });
    const known = members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    return known.length === 0 ? undefined : Object.fromEntries(known);
  }

  function fillList(shape: Shape, saying: Saying): Json | undefined {
    const { items = true, maxItems = Number.POSITIVE_INFINITY } = shape;
    const steps = fieldSteps(saying);
    if (steps !== undefined) return steps;
    const reasons = saying.refusal.reasons.slice(0, maxItems);
    const said = reasons.map((reason) => {
      const one = about(saying, [reason], saying.name);
      if (shapeOf(items, root).types.length > 0 || shapeOf(items, root).choices.length > 0)
        return fitting(items, one);
      return reason.field === "" ? undefined : { field: reason.field, message: reason.sentence };
    });
    return said.filter((item) => item !== undefined);
  }

  return fill;
}
