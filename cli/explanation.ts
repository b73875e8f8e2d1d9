import type {
  EffectKind,
  Envelope,
  Filter,
  Find,
  Json,
  Method,
  Operation,
  Paging,
  Search,
  Sorting,
} from "../spec/index.ts";
import { given, spellCondition, spellMembers } from "./explain-members.ts";
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
  readonly needs?: readonly {
    readonly row: string;
    readonly key: Json;
    readonly where?: Readonly<Record<string, Json>>;
    readonly else: number;
  }[];
  /** The other rows that are found, or else made. */
  readonly finds?: readonly ToldFind[];
  readonly when?: { readonly state: Readonly<Record<string, Json>>; readonly else: number };
  /** The answers, where they are not the row. */
  readonly reply?: readonly { readonly when?: Readonly<Record<string, Json>>; readonly body: Json }[];
  readonly paging?: Paging;
  readonly search?: Search;
  readonly filters?: readonly Filter[];
  readonly sorting?: Sorting;
  readonly envelope?: Envelope;
  /** The requests that the service sends in its turn. */
  readonly callbacks?: readonly { readonly name: string; readonly method: Method; readonly url: Json }[];
  /** The ways in; each names what it asks for: `apiKey: contacts:read`. Empty: open to anybody. */
  readonly security: readonly string[];
  readonly reasons: readonly string[];
}

export interface ToldFind {
  readonly row: string;
  readonly unless?: readonly Json[];
  readonly where?: Readonly<Record<string, Json>>;
  readonly make?: Readonly<Record<string, Json>>;
  readonly as?: Readonly<Record<string, Json>>;
}

/** Writes down what one operation is taken to do. */
export function explainOperation(operation: Operation): Explanation {
  const callbacks = operation.callbacks.map(({ name, method, url }) => ({
    name,
    method,
    url: spellTemplate(url),
  }));
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path.text,
    ...explainEffect(operation),
    ...given("callbacks", callbacks.length === 0 ? undefined : callbacks),
    security: operation.security.map((requirement) =>
      requirement
        .map(({ scheme, scopes }) => (scopes.length === 0 ? scheme : `${scheme}: ${scopes.join(" ")}`))
        .join(" and "),
    ),
    reasons: operation.reasons,
  };
}

type Effects = Omit<Explanation, "id" | "method" | "path" | "callbacks" | "security" | "reasons">;

function explainEffect({ effect, body }: Operation): Effects {
  if (effect.kind === "none") return { effect: effect.kind };
  const { kind, of, envelope } = effect;
  const needs = effect.needs.map((need) => ({
    row: need.row,
    key: spellTemplate(need.key),
    ...spellMembers("where", need.where),
    else: need.else,
  }));
  const shared = {
    effect: kind,
    of,
    ...spellMembers("where", effect.where),
    ...(needs.length === 0 ? {} : { needs }),
    envelope,
  };
  if (effect.kind === "list") {
    const { paging, search, filters, sorting } = effect;
    return {
      ...shared,
      ...given("paging", paging),
      ...given("search", search),
      ...given("filters", filters.length === 0 ? undefined : filters),
      ...given("sorting", sorting),
    };
  }
  const reply = effect.reply.map(({ when, body }) => ({
    ...spellCondition("when", when),
    body: spellTemplate(body),
  }));
  const { when } = effect;
  return {
    ...shared,
    ...given("key", effect.key === undefined ? undefined : spellTemplate(effect.key)),
    ...given("when", when && { state: {}, ...spellCondition("state", when.state), else: when.else }),
    ...given("finds", effect.finds?.map(explainFind)),
    ...spellMembers("set", effect.set),
    ...given("takesBody", (effect.takesBody && body !== undefined) || undefined),
    ...(reply.length === 0 ? {} : { reply }),
  };
}

function explainFind({ row, unless, where, make, as }: Find): ToldFind {
  return {
    row,
    ...given("unless", unless.length === 0 ? undefined : unless.map(spellTemplate)),
    ...spellMembers("where", where),
    ...spellMembers("make", make),
    ...spellMembers("as", as),
  };
}
