import type { Contract, Requirement, Scheme, SchemeUse } from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import type { Credential } from "./credential.ts";

/** What a request brings along, by the name of the security scheme. */
export type Credentials = ReadonlyMap<string, Credential>;

/** What the world knows of the keys that a request brings along. */
export interface Known {
  /** By value. */
  readonly keys: ReadonlyMap<string, Key>;
  /** ISO 8601. */
  readonly now: string;
}

/** Whether a requirement is met. */
export type Verdict =
  | { readonly kind: "met"; readonly key: Key }
  | {
      readonly kind: "lacking";
      readonly scheme: Scheme;
      readonly scopes: readonly string[];
      readonly needed: readonly string[];
    }
  | {
      readonly kind: "invalid";
      readonly scheme: Scheme;
      readonly sentence: string;
      readonly tried: boolean;
    }
  | { readonly kind: "missing"; readonly scheme: Scheme };

/** How near a verdict is to letting in: the nearest says best what to do. */
export function rank(verdict: Verdict): number {
  switch (verdict.kind) {
    case "missing":
      return 0;
    case "invalid":
      return verdict.tried ? 2 : 1;
    case "lacking":
      return 3;
    case "met":
      return 4;
    default:
      return verdict satisfies never;
  }
}

/**
 * All schemes of a requirement together (OpenAPI 3.1, section 4.8.30); the one that is farthest from being met decides.
 * Their keys must be of one tenant, and what restricts any of them restricts the request. A scheme that the mock cannot
 * check is taken to be met where others stand beside it.
 */
export function meet(
  contract: Contract,
  requirement: Requirement,
  credentials: Credentials,
  known: Known,
): Verdict {
  const uses = requirement.map((use) => ({ use, scheme: schemeOf(contract, use.scheme) }));
  const checked = uses.filter(({ scheme }) => scheme.kind !== "other");
  const [first, ...more] = checked.length > 0 ? checked : uses;
  if (!first) throw new Error("A requirement without schemes asks for nothing that could be judged");
  const judgeUse = ({ use, scheme }: typeof first): Verdict => judge(scheme, use, credentials, known);
  return more.map(judgeUse).reduce(both, judgeUse(first));
}

function both(one: Verdict, other: Verdict): Verdict {
  if (one.kind !== "met" || other.kind !== "met") return rank(other) < rank(one) ? other : one;
  return together(one.key, other.key);
}

/** Two keys as one; those of two tenants are none. */
function together(one: Key, other: Key): Verdict {
  if (one.tenant === other.tenant) {
    return { kind: "met", key: { ...one, within: { ...other.within, ...one.within } } };
  }
  const sentence = "The keys of this request belong to two tenants; send keys of one";
  return { kind: "invalid", scheme: schemeless, sentence, tried: true };
}

function judge(scheme: Scheme, use: SchemeUse, credentials: Credentials, { keys, now }: Known): Verdict {
  const credential = credentials.get(use.scheme) ?? { kind: "missing" };
  if (credential.kind === "missing") return { kind: "missing", scheme };
  if (credential.kind === "malformed") return { ...credential, kind: "invalid", scheme };
  const key = keyIn(credential, keys);
  const fault = key ? faultOf(key, now) : "The key is not known";
  if (!key || fault !== undefined) return { kind: "invalid", scheme, sentence: fault ?? "", tried: true };
  const scopes = use.scopes.filter((scope) => !key.scopes.includes(scope));
  if (scopes.length > 0) return { kind: "lacking", scheme, scopes, needed: use.scopes };
  return { kind: "met", key };
}

/** The key that a credential is. */
export function keyIn(credential: Credential, keys: Known["keys"]): Key | undefined {
  if (credential.kind !== "given") return undefined;
  const value = credential.values.find((each) => keys.has(each));
  return value === undefined ? undefined : keys.get(value);
}

/** Why a key is spent; `undefined` where it is good. */
export function faultOf(key: Key, now: string): string | undefined {
  if (key.revoked) return "The key has been revoked";
  const { expiresAt } = key;
  return expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now)
    ? `The key expired at ${expiresAt}`
    : undefined;
}

/** The scheme of that name. */
export function schemeOf(contract: Contract, name: string): Scheme {
  return contract.schemes[name] ?? { ...schemeless, name };
}

const schemeless: Scheme = {
  name: "",
  kind: "other",
  in: "header",
  parameter: "authorization",
  flows: [],
};
