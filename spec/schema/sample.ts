import type { Json } from "../json.ts";
import type { Chance } from "./chance.ts";
import type { Drawing, Optional } from "./draw.ts";
import { judgeWithin } from "./judge-within.ts";
import { follow } from "./reference.ts";
import { sampleArray } from "./sample-array.ts";
import { sampleNumber } from "./sample-number.ts";
import { sampleObject } from "./sample-object.ts";
import { sampleString } from "./sample-string.ts";
import type { JsonSchema } from "./schema.ts";
import { leavesDoubt, settle } from "./settle.ts";
import type { Shape, TypeName } from "./shape.ts";
import { isOfType } from "./shape.ts";
import { shapeOf } from "./shape-of.ts";

export interface SampleOptions {
  /** Where references lead; the schema itself where it is not given. */
  readonly root?: JsonSchema;
  /** Whether optional properties are there; `all` where it is not said. Recursive ones end soon in any case. */
  readonly optional?: "all" | "none";
  /** A request leaves out optional properties that are read-only, a response those that are write-only. */
  readonly direction?: "request" | "response";
  /** The name of the property or parameter, so that free text reads naturally. */
  readonly name?: string;
}

/** How often a whole value is drawn before the examples of the schema are asked. */
const ATTEMPTS = 8;
/** How often a part is drawn that its own keywords may refuse. */
const PART_ATTEMPTS = 9;
/** How many parts one value may be drawn of, the failed ones included; at half of it optional ones end. */
const BUDGET = 2000;
/** Below this depth optional parts are left out; below the other nothing is made. */
const SHALLOW = 8;
const DEEP = 24;

/**
 * A value that fits the schema; different chances give different values. `undefined` where none was found: the
 * schema lets nothing in, or asks for what only its author knows, and has no example that fits.
 * @throws {SchemaError} where the schema cannot be compiled
 */
export function sample(schema: JsonSchema, chance: Chance, options: SampleOptions = {}): Json | undefined {
  const root = options.root ?? schema;
  const judge = judgeWithin(schema, root);
  // A schema that means nothing is refused here, in words, before its parts are tried.
  judge(null);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const value = drawOnce(schema, root, chance.fork(`attempt ${attempt}`), options);
    if (value !== undefined && judge(value).length === 0) return value;
  }
  const { examples, default: preset } = shapeOf(schema, root);
  const said = preset === undefined ? examples : [...examples, preset];
  return said.find((value) => judge(value).length === 0);
}

function drawOnce(
  schema: JsonSchema,
  root: JsonSchema,
  chance: Chance,
  options: SampleOptions,
): Json | undefined {
  let left = BUDGET;
  const { optional = "all", direction, name = "" } = options;
  return draw(schema, chance, name, optional, []);

  function draw(
    part: JsonSchema,
    chance: Chance,
    name: string,
    optional: Optional,
    path: readonly JsonSchema[],
  ): Json | undefined {
    left -= 1;
    if (left < 0 || path.length > DEEP) return undefined;
    const shape = shapeOf(part, root);
    const target = follow(part, root);
    const doubt = leavesDoubt(shape);
    const recurs = typeof target !== "boolean" && path.includes(target);
    if (recurs && shape.nullable) return null;
    for (let attempt = 0; attempt < (doubt ? PART_ATTEMPTS : 1); attempt += 1) {
      const settled = settle(shape, doubt ? chance.fork("choice") : chance, attempt, path);
      const inside = [...path, target, ...settled.taken];
      const child: Drawing["child"] = (schema, childName, need, salt) => {
        const loops = inside.includes(follow(schema, root)) || path.length > SHALLOW || left < BUDGET / 2;
        if (need === "optional" && loops && typeof schema !== "boolean") return undefined;
        return draw(schema, chance.fork(`${attempt}/${salt}`), childName, optional, inside);
      };
      const mode = optional === "all" && attempt >= 3 ? (attempt < 6 ? "none" : "some") : optional;
      const drawing: Drawing = {
        chance: chance.fork(`own ${attempt}`),
        name,
        optional: mode,
        direction,
        child,
      };
      const value = drawShape(settled.shape, drawing);
      if (value !== undefined && (!doubt || judgeWithin(part, root)(value).length === 0)) return value;
    }
    return shape.nullable ? null : undefined;
  }
}

function drawShape(shape: Shape, drawing: Drawing): Json | undefined {
  if (shape.never) return undefined;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) {
    const fitting = shape.enum.filter((value) => isOfType(value, shape.types));
    const telling = fitting.filter((value) => value !== null);
    return fitting.length === 0 ? undefined : drawing.chance.pick(telling.length > 0 ? telling : fitting);
  }
  const telling = shape.types.filter((type) => type !== "null");
  const usual: readonly TypeName[] = shape.types.length === 0 ? ["string"] : ["null"];
  return drawType(drawing.chance.pick(telling.length > 0 ? telling : usual), shape, drawing);
}

function drawType(type: TypeName, shape: Shape, drawing: Drawing): Json | undefined {
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return drawing.chance.int(0, 1) === 1;
    case "integer":
    case "number":
      return sampleNumber({ ...shape, types: [type] }, drawing.chance);
    case "string":
      return sampleString(shape, drawing.chance, drawing.name);
    case "array":
      return sampleArray(shape, drawing);
    case "object":
      return sampleObject(shape, drawing);
    default:
      return type satisfies never;
  }
}
