import {
  reasonPhrase,
  sample,
  shapeOf,
  type Chance,
  type Json,
  type JsonSchema,
  type Schema,
  type Shape,
} from "../../spec/index.ts";
import type { Reason, Refusal } from "./refusal.ts";
import { chooseWord, slugs } from "./refusal-words.ts";

/** What is being said at one place of a refusal's body. */
interface Saying {
  readonly refusal: Refusal;
  readonly reason: Reason;
  /** The property's name, or that of the list an item stands in. */
  readonly name: string;
  readonly depth: number;
}

/**
 * Says a refusal in the shape that the document has for it: the true reasons where its names ask for them, and beside
 * them only what the schema demands. What comes out fits the schema.
 */
export function fillRefusal(schema: Schema, refusal: Refusal, chance: Chance): Json {
  const root = schema.json;
  const { reasons } = refusal;
  const sentence = reasons.map((reason) => reason.sentence).join("; ") || reasonPhrase(refusal.status);
  const reason = { field: "", pointer: "", ...reasons[0], sentence };
  const fill = createFill(root, chance);
  const filled = fill(root, { refusal, reason, name: "message", depth: 0 });
  if (filled !== undefined && schema.judge(filled).length === 0) return filled;
  return sample(root, chance) ?? filled ?? null;
}

type Fill = (schema: JsonSchema, saying: Saying) => Json | undefined;

function createFill(root: JsonSchema, chance: Chance): Fill {
  const fill: Fill = (schema, saying) => {
    const shape = shapeOf(schema, root);
    if (shape.never || saying.depth > 6) return undefined;
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return chooseWord(shape.enum, saying.refusal.status);
    const [variant] = shape.choices[0] ?? [];
    if (variant !== undefined && Object.keys(shape.properties).length === 0) return fill(variant, saying);
    if (shape.types.includes("object")) return fillObject(shape, saying);
    if (shape.types.includes("array")) return fillList(shape, saying);
    if (shape.types.includes("string") || shape.types.length === 0) return fillText(shape, saying);
    if (shape.types.includes("integer") || shape.types.includes("number")) return fillNumber(saying);
    if (shape.types.includes("boolean")) return /^(success|ok|valid)$/i.test(saying.name) ? false : undefined;
    return undefined;
  };

  function fillObject(shape: Shape, saying: Saying): Json {
    const filled: Record<string, Json> = {};
    for (const [name, schema] of Object.entries(shape.properties)) {
      const value = fill(schema, { ...saying, name, depth: saying.depth + 1 });
      if (value !== undefined) filled[name] = value;
      else if (shape.required.includes(name)) filled[name] = sample(schema, chance, { root }) ?? null;
    }
    // A map without declared members: field → what is wrong with it.
    const { additional } = shape;
    if (Object.keys(shape.properties).length === 0 && additional !== undefined) {
      for (const { field } of saying.refusal.reasons.filter(({ field }) => field !== "")) {
        const reasons = saying.refusal.reasons.filter((reason) => reason.field === field);
        const value = fill(additional, about(saying, reasons, "message"));
        if (value !== undefined) filled[field] = value;
      }
    }
    return filled;
  }

  function fillList(shape: Shape, saying: Saying): Json | undefined {
    const { items, maxItems = Number.POSITIVE_INFINITY } = shape;
    if (items === undefined) return undefined;
    const said = saying.refusal.reasons
      .slice(0, maxItems)
      .map((reason) => fill(items, about(saying, [reason], saying.name)));
    return said.filter((item) => item !== undefined);
  }

  return fill;
}

/** The same, but of these reasons only. */
function about(saying: Saying, reasons: readonly Reason[], name: string): Saying {
  const [reason = saying.reason] = reasons;
  return { refusal: { ...saying.refusal, reasons }, reason, name, depth: saying.depth + 1 };
}

const sentenceName =
  /^(error|message|msg|detail|details|description|reason|reasons|errors|error_?(message|description|detail)|cause)$/i;
const fieldName = /^(field|param|parameter|property|path|name|loc|location|key|attribute|source)$/i;
const pointerName = /^(pointer|json_?pointer)$/i;
const codeName = /^((error_?|status_?)?code|type|kind|error_?type|slug)$/i;

function fillText(shape: Shape, { name, reason, refusal }: Saying): Json | undefined {
  if (/^title$/i.test(name)) return cut(reasonPhrase(refusal.status), shape);
  if (/^(status|status_?code)$/i.test(name)) return String(refusal.status);
  if (shape.format?.startsWith("uri")) return /^type$/i.test(name) ? "about:blank" : undefined;
  if (shape.format !== undefined) return undefined;
  if (sentenceName.test(name)) return cut(reason.sentence, shape);
  if (pointerName.test(name)) return reason.pointer;
  if (fieldName.test(name)) return reason.field === "" ? undefined : reason.field;
  if (codeName.test(name)) return slugs(refusal.status)[0];
  return undefined;
}

function fillNumber({ name, refusal }: Saying): Json | undefined {
  return /(^|_)(status|code|status_?code|error_?code)$/i.test(name) ? refusal.status : undefined;
}

function cut(text: string, { maxLength }: Shape): string {
  return maxLength === undefined || text.length <= maxLength ? text : text.slice(0, maxLength);
}
