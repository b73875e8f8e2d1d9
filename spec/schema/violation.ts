import type { Json } from "../json.ts";
import { below, valueAt } from "./place.ts";
import type { Violation } from "./schema.ts";

/** What a validator says of one broken rule: the part of Ajv's `ErrorObject` that we read. */
export interface RawViolation {
  readonly keyword: string;
  readonly at: string;
  readonly rule: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schema?: unknown;
  readonly data?: unknown;
}

/** The violation in our words: it stands where the fault is, also for what is missing or too much. */
export function violationOf(raw: RawViolation): Violation {
  const { keyword, at, rule, params, data } = raw;
  switch (keyword) {
    case "required":
    case "dependentRequired": {
      const name = String(params["missingProperty"]);
      return { at: below(at, name), keyword, rule, demand: name, value: undefined };
    }
    case "additionalProperties":
    case "unevaluatedProperties": {
      const name = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      return { at: below(at, name), keyword, rule, demand: false, value: valueAt(data, below("", name)) };
    }
    case "propertyNames": {
      const name = String(params["propertyName"]);
      return { at: below(at, name), keyword, rule, demand: asJson(raw.schema), value: name };
    }
    case "false schema":
      return { at, keyword: "false", rule: rule.replace(/\/false schema$/, ""), demand: false, value: data };
    default:
      return { at, keyword, rule, demand: asJson(raw.schema), value: data };
  }
}

function asJson(value: unknown): Json {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== "object") return null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
}
