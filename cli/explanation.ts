import type { EffectKind, Envelope, Json, Operation, Paging, Search, Where } from "../spec/index.ts";
import { spellTemplate } from "./spell-template.ts";

/** What one operation is taken to do, as plain data; what does not apply is left out. */
export interface Explanation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly effect: EffectKind;
  readonly of?: string;
  readonly key?: Json;
  readonly where?: Readonly<Record<string, Json>>;
  readonly set?: Readonly<Record<string, Json>>;
  /** The request body is written into the row. */
  readonly takesBody?: true;
  readonly needs?: readonly { readonly row: string; readonly key: Json; readonly else: number }[];
  readonly when?: { readonly state: Readonly<Record<string, Json>>; readonly else: number };
  /** The answers, where they are not the row. */
  readonly reply?: readonly { readonly when?: Readonly<Record<string, Json>>; readonly body: Json }[];
  readonly paging?: Paging;
  readonly search?: Search;
  readonly envelope?: Envelope;
  /** The ways in; each names what it asks for: `apiKey: contacts:read`. Empty: open to anybody. */
  readonly security: readonly string[];
  readonly reasons: readonly string[];
}

/** Writes down what one operation is taken to do. */
export function explainOperation(operation: Operation): Explanation {
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path.text,
    ...explainEffect(operation),
    security: operation.security.map((requirement) =>
      requirement
        .map(({ scheme, scopes }) => (scopes.length === 0 ? scheme : `${scheme}: ${scopes.join(" ")}`))
        .join(" and "),
    ),
    reasons: operation.reasons,
  };
}

type Effects = Omit<Explanation, "id" | "method" | "path" | "security" | "reasons">;

/** The effects that may write what the client sends. */
const writes: ReadonlySet<EffectKind> = new Set(["create", "replace", "merge"]);

function explainEffect({ effect, body }: Operation): Effects {
  if (effect.kind === "none") return { effect: effect.kind };
  const { kind, of, envelope } = effect;
  const needs = effect.needs.map((need) => ({
    row: need.row,
    key: spellTemplate(need.key),
    else: need.else,
  }));
  const shared = {
    effect: kind,
    of,
    ...spellWhere("where", effect.where),
    ...(needs.length === 0 ? {} : { needs }),
    envelope,
  };
  if (effect.kind === "list")
    return { ...shared, ...given("paging", effect.paging), ...given("search", effect.search) };
  const reply = effect.reply.map(({ when, body }) => ({
    ...(Object.keys(when).length === 0 ? {} : { when: spellCondition(when) }),
    body: spellTemplate(body),
  }));
  const { when } = effect;
  return {
    ...shared,
    ...given("key", effect.key === undefined ? undefined : spellTemplate(effect.key)),
    ...given("when", when === undefined ? undefined : { state: spellCondition(when.state), else: when.else }),
    ...spellWhere("set", effect.set),
    ...given("takesBody", (writes.has(kind) && effect.takesBody && body !== undefined) || undefined),
    ...(reply.length === 0 ? {} : { reply }),
  };
}

type Condition = Readonly<Record<string, { readonly schema: Json }>>;

function spellCondition(condition: Condition): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(condition).map(([name, part]) => [name, part.schema]));
}

function spellWhere<Name extends string>(
  name: Name,
  where: Where,
): Partial<Record<Name, Readonly<Record<string, Json>>>> {
  const entries = Object.entries(where).map(([property, template]) => [property, spellTemplate(template)]);
  return given(name, entries.length === 0 ? undefined : Object.fromEntries(entries));
}

function given<Name extends string, T>(name: Name, value: T | undefined): { [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]: T });
}
