import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import { createJudge } from "../schema/judge.ts";
import type { Condition, ReplyChoice, When } from "./effect.ts";
import { compileTemplate } from "./template.ts";

/** The state that a row must be in: `{ status: [error], else: 409 }`. */
export function compileWhen(json: JsonObject | undefined): When | undefined {
  if (!json) return undefined;
  const { else: otherwise, ...state } = json;
  return { state: compileCondition(state), else: typeof otherwise === "number" ? otherwise : 409 };
}

/** Property → a list of values, one value, or a JSON Schema. */
export function compileCondition(json: JsonObject): Condition {
  const parts = Object.entries(json).map(([name, part]) => {
    const schema = Array.isArray(part) ? { enum: part } : isObject(part) ? part : { const: part };
    return [name, { schema, judge: createJudge(schema) }] as const;
  });
  return Object.fromEntries(parts);
}

/** One body, or a list of bodies with the conditions under which each is the answer. */
export function compileReply(json: Json | undefined): readonly ReplyChoice[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return [{ when: {}, body: compileTemplate(json) }];
  return json.map((choice) => {
    const { when, body } = asObject(choice);
    return { when: compileCondition(asObject(when)), body: compileTemplate(body ?? null) };
  });
}
