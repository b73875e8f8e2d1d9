import type { Contract, HttpRequest, Operation, Scheme } from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import { challenge, type ChallengeError } from "./challenge.ts";
import { credentialFor, type Credential } from "./credential.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import {
  faultOf,
  keyIn,
  meet,
  rank,
  schemeOf,
  type Credentials,
  type Known,
  type Verdict,
} from "./requirement.ts";
import type { Visitor } from "../turn.ts";

/** Whether a request is let in. */
export type Admission =
  | { readonly kind: "admitted"; readonly visitor: Visitor }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The credentials that a request brings along for the schemes of its operation. */
export function credentialsIn(contract: Contract, operation: Operation, request: HttpRequest): Credentials {
  const found = new Map<string, Credential>();
  for (const { scheme } of operation.security.flat()) {
    if (!found.has(scheme)) found.set(scheme, credentialFor(schemeOf(contract, scheme), request));
  }
  return found;
}

/** Every value that may be a key, for the shell to look up. */
export function valuesIn(credentials: Credentials): readonly string[] {
  return [...credentials.values()].flatMap((credential) =>
    credential.kind === "given" ? credential.values : [],
  );
}

/**
 * Lets a request in where any one requirement of its operation is met (OpenAPI 3.1, section 4.8.30). Otherwise says
 * what is wrong: 403 where a good key lacks a scope, else 401. Where security is optional, nobody needs a key, but
 * whoever shows one must show a good one, and sees what its tenant sees.
 * @param keys The keys that the world knows, by their value.
 * @param now ISO 8601.
 * @param home The tenant of whoever shows no key.
 */
export function admit(
  contract: Contract,
  operation: Operation,
  credentials: Credentials,
  keys: ReadonlyMap<string, Key>,
  now: string,
  home: string,
): Admission {
  const known: Known = { keys, now };
  const demanding = operation.security.filter((requirement) => requirement.length > 0);
  const verdicts = demanding.map((requirement) => meet(contract, requirement, credentials, known));
  const best = verdicts.reduce<Verdict | undefined>(
    (one, other) => (one === undefined || rank(other) > rank(one) ? other : one),
    undefined,
  );
  if (best === undefined) return admitted(home, undefined);
  if (best.kind === "met") return admitted(best.key.tenant, best.key);
  if (demanding.length < operation.security.length) {
    const key = shownIn(credentials, known);
    if (key !== "bad") return admitted(key?.tenant ?? home, key);
  }
  return { kind: "refused", refusal: refuse(contract, operation, best) };
}

function admitted(tenant: string, key: Key | undefined): Admission {
  return { kind: "admitted", visitor: { tenant, key } };
}

/** The key that is shown where none is asked for; `undefined` where there is none at all. */
function shownIn(credentials: Credentials, { keys, now }: Known): Key | undefined | "bad" {
  const shown = [...credentials.values()].filter(({ kind }) => kind !== "missing");
  const given = shown.filter(({ kind }) => kind === "given");
  // What is malformed for one scheme may be good for another that reads the same field.
  const found = (given.length > 0 ? given : shown).map((credential) => keyIn(credential, keys));
  const good = found.filter((key) => key !== undefined && faultOf(key, now) === undefined);
  const isOne = new Set(good.map((key) => key?.tenant)).size === 1;
  if (found.length === 0) return undefined;
  return good.length === found.length && isOne ? good[0] : "bad";
}

function refuse(
  contract: Contract,
  operation: Operation,
  verdict: Exclude<Verdict, { kind: "met" }>,
): Refusal {
  const say = (status: number, sentence: string, error?: ChallengeError): Refusal =>
    refusal(status, sentence, { headers: { "www-authenticate": challenge(contract, operation, error) } });
  switch (verdict.kind) {
    case "lacking": {
      const { scheme } = verdict;
      const scopes = verdict.scopes.length === 1 ? "scope" : "scopes";
      const scope = verdict.needed.join(" ");
      return say(403, `The key lacks the ${scopes} ${verdict.scopes.join(", ")}`, {
        error: "insufficient_scope",
        scheme,
        scope,
      });
    }
    case "invalid": {
      const { scheme, sentence, tried } = verdict;
      return say(401, sentence, tried ? { error: "invalid_token", scheme } : undefined);
    }
    case "missing":
      return say(401, `Send a key: ${place(verdict.scheme)}`);
    default:
      return verdict satisfies never;
  }
}

function place(scheme: Scheme): string {
  const missing = "the Authorization header is missing; it must read";
  switch (scheme.kind) {
    case "apiKey":
      return `the ${scheme.in} parameter ${scheme.parameter} is missing`;
    case "basic":
      return `${missing} "Authorization: Basic <user:password in base 64>"`;
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return `${missing} "Authorization: Bearer <key>"`;
    case "other":
      return `the mock cannot check the scheme ${scheme.name}, so a key stands in its place: "Authorization: Bearer <key>"`;
    default:
      return scheme.kind satisfies never;
  }
}
