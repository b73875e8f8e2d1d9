import type { Contract, Derived, Flow, Json, Method, Move, Property, Rate, Scheme } from "../spec/index.ts";
import { spellCondition, spellMembers } from "./explain-members.ts";
import { spellTemplate } from "./spell-template.ts";

/** What a document promises beside its operations, as plain data. */
export interface Surroundings {
  /** By name; only the properties that are more than what a client sends. */
  readonly collections: readonly ToldCollection[];
  readonly webhooks: readonly ToldWebhook[];
  readonly rates: readonly Rate[];
  readonly schemes: readonly ToldScheme[];
}

export interface ToldCollection {
  readonly name: string;
  /** The property that names a row. */
  readonly key: string;
  readonly properties: readonly ToldProperty[];
}

export interface ToldProperty {
  readonly name: string;
  readonly derived?: Json;
  readonly stamp?: NonNullable<Property["stamp"]>;
  readonly moves?: Move;
  readonly unique?: true;
  readonly appends?: true;
}

export interface ToldWebhook {
  readonly name: string;
  readonly method: Method;
  readonly on?: {
    readonly of: string;
    readonly kind: string;
    readonly when?: Readonly<Record<string, Json>>;
  };
  readonly body?: Json;
}

export interface ToldScheme {
  readonly name: string;
  readonly kind: Scheme["kind"];
  /** Where a key stands, where it is not `Authorization`. */
  readonly at?: string;
  readonly flows?: readonly Flow[];
  readonly openIdConnectUrl?: string;
}

/** Writes down what stands around the operations of a contract. */
export function explainSurroundings(contract: Contract): Surroundings {
  const { rates, webhooks, schemes, collections } = contract;
  return {
    collections: Object.values(collections).map(({ name, key, properties }) => ({
      name,
      key,
      properties: Object.values(properties)
        .map(explainProperty)
        .filter((told) => Object.keys(told).length > 1),
    })),
    webhooks: webhooks.map(({ name, method, on, body }) => ({
      name,
      method,
      ...(on && { on: { of: on.of, kind: on.kind, ...spellCondition("when", on.when) } }),
      ...(body && { body: spellTemplate(body) }),
    })),
    rates,
    schemes: Object.values(schemes).map(explainScheme),
  };
}

function explainProperty({ name, derived, stamp, moves, unique, appends }: Property): ToldProperty {
  return {
    name,
    ...(derived && { derived: spellDerived(derived) }),
    ...(stamp && { stamp }),
    ...(moves && { moves }),
    ...(unique && { unique }),
    ...(appends && { appends }),
  };
}

/** In the words of `x-counterfoil`. */
function spellDerived(derived: Derived): Json {
  switch (derived.kind) {
    case "lookup":
      return { lookup: `${derived.of}.${derived.property}`, by: derived.by };
    case "latest":
      return { lookup: `${derived.of}.${derived.property}`, ...spellMembers("where", derived.where) };
    case "list":
    case "count":
      return { [derived.kind]: derived.of, ...spellMembers("where", derived.where) };
    case "join":
      return { join: derived.parts };
    case "value":
      return { value: spellTemplate(derived.template) };
    default:
      return derived satisfies never;
  }
}

function explainScheme(scheme: Scheme): ToldScheme {
  const { name, kind, flows, openIdConnectUrl } = scheme;
  return {
    name,
    kind,
    ...(kind === "apiKey" ? { at: `${scheme.in} ${scheme.parameter}` } : {}),
    ...(flows.length > 0 ? { flows } : {}),
    ...(openIdConnectUrl === undefined ? {} : { openIdConnectUrl }),
  };
}
