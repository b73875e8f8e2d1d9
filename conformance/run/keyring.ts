import type { Contract, Operation, Requirement, Scheme, SchemeUse } from "../../spec/index.ts";
import type { KeyChoice } from "../plan/case.ts";
import { chooseKey, type KeyWish } from "./choose-key.ts";
import type { Credentials } from "./credentials.ts";

/** What a request carries for one security scheme. */
export interface KeyPart {
  readonly scheme: Scheme;
  readonly value: string;
  /** `other-case` and `other-scheme`: the key is true, the way of showing it is not the usual one. */
  readonly spelling: "usual" | "other-case" | "other-scheme";
}

/** The key for one request, or what the user would have to supply to have it. */
export type Key =
  | { readonly kind: "key"; readonly parts: readonly KeyPart[] }
  | { readonly kind: "missing"; readonly reason: string };

/** Finds the key that a step asks for. */
export type Keyring = (choice: KeyChoice, operation: Operation) => Key;

/**
 * Holds what the user gave. Of several requirements of an operation (OR) the first one is taken for which there are
 * credentials; of its schemes (AND) the one with scopes gets the chosen key, the others a full one. Another tenant shows
 * none but its own keys.
 */
export function createKeyring(contract: Contract, credentials: Credentials): Keyring {
  return (choice, operation) => {
    if (choice.kind === "none") return { kind: "key", parts: [] };
    const demanding = operation.security.filter((requirement) => requirement.length > 0);
    let missing: Key = { kind: "key", parts: [] };
    for (const requirement of demanding) {
      const key = partsFor(requirement, choice, contract, credentials);
      if (key.kind === "key") return key;
      if (missing.kind === "key") missing = key;
    }
    const open = operation.security.length > demanding.length;
    return open && choice.kind === "full" ? { kind: "key", parts: [] } : missing;
  };
}

function partsFor(
  requirement: Requirement,
  choice: KeyWish,
  contract: Contract,
  credentials: Credentials,
): Key {
  const subject = subjectOf(requirement, choice);
  const parts: KeyPart[] = [];
  let other: KeyWish = { kind: "other" };
  for (const use of requirement) {
    const scheme = contract.schemes[use.scheme];
    if (scheme === undefined)
      return { kind: "missing", reason: `the document describes no security scheme "${use.scheme}"` };
    const wanted: KeyWish = choice.kind === "other" ? other : use === subject ? choice : { kind: "full" };
    const chosen = chooseKey(wanted, use, contract, credentials.credentials);
    if (chosen.kind === "missing") return chosen;
    other = { kind: "other", tenant: chosen.tenant };
    parts.push({ scheme, value: chosen.value, spelling: spellingOf(wanted) });
  }
  return { kind: "key", parts };
}

function subjectOf(requirement: Requirement, choice: KeyWish): SchemeUse | undefined {
  const holds = (use: SchemeUse): boolean =>
    choice.kind === "lacking" ? use.scopes.includes(choice.scope) : use.scopes.length > 0;
  return requirement.find(holds) ?? requirement[0];
}

function spellingOf(choice: KeyWish): KeyPart["spelling"] {
  if (choice.kind === "wrong-scheme") return "other-scheme";
  return choice.kind === "scheme-case" ? "other-case" : "usual";
}
