import { isObject, type Json } from "../spec/index.ts";

type Members = Readonly<Record<string, Json>>;

/** `name = value`, each by itself. */
export function sayMembers(members: Members | undefined): readonly string[] {
  return Object.entries(members ?? {}).map(([name, value]) => `${name} = ${say(value)}`);
}

/** A list of values the way the document writes it for short, any other schema as JSON. */
export function sayCondition(condition: Members): string {
  const parts = Object.entries(condition).map(([name, schema]) => {
    const values = isObject(schema) && Object.keys(schema).length === 1 ? schema["enum"] : undefined;
    if (Array.isArray(values)) return `${name} is ${values.map(say).join(" or ")}`;
    return `${name} fits ${say(schema)}`;
  });
  return parts.join(" and ");
}

/** Expressions and texts as they stand, all else as JSON. */
export function say(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
