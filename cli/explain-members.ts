import type { Json, Where } from "../spec/index.ts";
import { spellTemplate } from "./spell-template.ts";

/** A member that holds templates by name; nothing where there are none. */
export function spellMembers<Name extends string>(
  name: Name,
  where: Where,
): { readonly [N in Name]?: Readonly<Record<string, Json>> } {
  const entries = Object.entries(where).map(([property, template]) => [property, spellTemplate(template)]);
  return given(name, entries.length === 0 ? undefined : Object.fromEntries(entries));
}

type Condition = Readonly<Record<string, { readonly schema: Json }>>;

/** A member that holds the schemas of a condition by property; nothing where it asks for nothing. */
export function spellCondition<Name extends string>(
  name: Name,
  condition: Condition,
): { readonly [N in Name]?: Readonly<Record<string, Json>> } {
  const entries = Object.entries(condition).map(([property, part]) => [property, part.schema]);
  return given(name, entries.length === 0 ? undefined : Object.fromEntries(entries));
}

/** A member, or nothing where it has no value. */
export function given<Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: T });
}
