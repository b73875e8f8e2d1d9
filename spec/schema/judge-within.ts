import type { JsonObject } from "../json.ts";
import { isObject } from "../json.ts";
import { createJudge } from "./judge.ts";
import type { Judge, JsonSchema } from "./schema.ts";

const judges = new WeakMap<JsonObject, WeakMap<JsonObject, Judge>>();

/** The judge of a schema that is part of a root, in whose `$defs` its references lead. */
export function judgeWithin(schema: JsonSchema, root: JsonSchema): Judge {
  if (schema === root || !isObject(schema) || !isObject(root) || root["$defs"] === undefined)
    return createJudge(schema);
  const parts = judges.get(root) ?? new WeakMap<JsonObject, Judge>();
  judges.set(root, parts);
  const judge = parts.get(schema) ?? createJudge({ ...schema, $defs: root["$defs"] });
  parts.set(schema, judge);
  return judge;
}
