import type { Contract, HttpRequest, Operation, Requirement, Scheme, SchemeUse } from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import { challenge, type ChallengeError } from "./challenge.ts";
import { credentialFor, type Credential } from "./credential.ts";
import { refusal, type Refusal } from "./refusal.ts";
import type { Visitor } from "./turn.ts";

/** Whether a request is let in. */
export type Admission =
  | { readonly kind: "admitted"; readonly visitor: Visitor }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What a request brings along, by the name of the security scheme. */
export type Credentials = ReadonlyMap<string, Credential>;

/** The credentials that a request brings along for the schemes of its operation. */
export function credentialsIn(contract: Contract, operation: Operation, request: HttpRequest): Credentials {
  const found = new Map<string, Credential>();
  for (const { scheme } of operation.security.flat()) {
    if (!found.has(scheme)) found.set(scheme, credentialFor(schemeOf(contract, scheme), request));
  }
  return found;
}

/**
 * Lets a request in where any one requirement of its operation is met (OpenAPI 3.1, section 4.8.30). Otherwise says
 * what is wrong: 403 where a good key lacks a scope, else 401.
 * @param keys The keys that the world knows, by their value.
 * @param now ISO 8601.
 */
export function admit(
  contract: Contract,
  operation: Operation,
  credentials: Credentials,
  keys: ReadonlyMap<string, Key>,
  now: string,
  home: string,
): Admission {
  if (operation.security.length === 0) return { kind: "admitted", visitor: { tenant: home, key: undefined } };
  const judged = operation.security.map((requirement) => meet(contract, requirement, credentials, keys, now));
  const met = judged.find((verdict) => verdict.kind === "met");
  if (met) return { kind: "admitted", visitor: { tenant: met.key?.tenant ?? home, key: met.key } };
  const worst = judged.reduce((one, other) => (rank(other) > rank(one) ? other : one));
  return { kind: "refused", refusal: refuse(contract, operation, worst) };
}

type Verdict =
  | { readonly kind: "met"; readonly key: Key | undefined }
  | { readonly kind: "lacking"; readonly scopes: readonly string[]; readonly needed: readonly string[] }
  | { readonly kind: "invalid"; readonly sentence: string; readonly tried: boolean }
  | { readonly kind: "missing"; readonly scheme: Scheme };

/** How near a verdict is to letting in: the nearest says best what to do. */
function rank(verdict: Verdict): number {
  return ["missing", "invalid", "lacking", "met"].indexOf(verdict.kind);
}

/** All schemes of a requirement together; the first that is not met decides. */
function meet(
  contract: Contract,
  requirement: Requirement,
  credentials: Credentials,
  keys: ReadonlyMap<string, Key>,
  now: string,
): Verdict {
  const verdicts = requirement.map((use) =>
    judge(schemeOf(contract, use.scheme), use, credentials, keys, now),
  );
  const open: Verdict = { kind: "met", key: undefined };
  const first = verdicts[0] ?? open;
  return verdicts.reduce((one, other) => (rank(other) < rank(one) ? other : one), first);
}

function judge(
  scheme: Scheme,
  use: SchemeUse,
  credentials: Credentials,
  keys: ReadonlyMap<string, Key>,
  now: string,
): Verdict {
  const credential = credentials.get(use.scheme) ?? { kind: "missing" };
  if (credential.kind === "missing") return { kind: "missing", scheme };
  if (credential.kind === "malformed") {
    return { kind: "invalid", sentence: credential.sentence, tried: credential.tried };
  }
  const key = keys.get(credential.value);
  const fault = key ? faultOf(key, now) : "The key is not known";
  if (!key || fault !== undefined) return { kind: "invalid", sentence: fault ?? "", tried: true };
  const scopes = use.scopes.filter((scope) => !key.scopes.includes(scope));
  return scopes.length > 0 ? { kind: "lacking", scopes, needed: use.scopes } : { kind: "met", key };
}

function faultOf(key: Key, now: string): string | undefined {
  if (key.revoked) return "The key has been revoked";
  const { expiresAt } = key;
  return expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now)
    ? `The key expired at ${expiresAt}`
    : undefined;
}

function refuse(contract: Contract, operation: Operation, verdict: Verdict): Refusal {
  const say = (status: number, sentence: string, error?: ChallengeError): Refusal =>
    refusal(status, sentence, { headers: { "www-authenticate": challenge(contract, operation, error) } });
  switch (verdict.kind) {
    case "lacking": {
      const scopes = verdict.scopes.length === 1 ? "scope" : "scopes";
      const scope = verdict.needed.join(" ");
      return say(403, `The key lacks the ${scopes} ${verdict.scopes.join(", ")}`, {
        error: "insufficient_scope",
        scope,
      });
    }
    case "invalid":
      return say(401, verdict.sentence, verdict.tried ? { error: "invalid_token" } : undefined);
    case "missing":
      return say(401, `Send a key: ${place(verdict.scheme)}`);
    case "met":
      throw new Error("A requirement that is met is no reason to refuse");
    default:
      return verdict satisfies never;
  }
}

function place(scheme: Scheme): string {
  if (scheme.kind === "apiKey") return `the ${scheme.in} parameter ${scheme.parameter} is missing`;
  const name = scheme.kind === "basic" ? "Basic <user:password in base 64>" : "Bearer <key>";
  return `the Authorization header is missing; it must read "Authorization: ${name}"`;
}

function schemeOf(contract: Contract, name: string): Scheme {
  const unknown: Scheme = { name, kind: "other", in: "header", parameter: "authorization", flows: [] };
  return contract.schemes[name] ?? unknown;
}
