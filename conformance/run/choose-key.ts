import type { Contract, SchemeUse } from "../../spec/index.ts";
import type { KeyChoice } from "../plan/case.ts";
import type { Credential } from "./credentials.ts";
import { garbageKey } from "./garbage-key.ts";

/** A choice for which a secret is needed. */
export type KeyWish =
  | Exclude<KeyChoice, { readonly kind: "none" | "other" }>
  /** `tenant`: the other tenant that another part of the same key belongs to already. */
  | { readonly kind: "other"; readonly tenant?: string };

/** The secret to send, or what to supply where there is none. */
export type Chosen =
  /** `tenant`: whose it is; `""` for a made-up one. */
  | { readonly kind: "value"; readonly value: string; readonly tenant: string }
  | { readonly kind: "missing"; readonly reason: string };

/**
 * Picks the credential that a choice describes, for one scheme and the scopes that the operation asks of it. The
 * tenant that the run works in is that of the first active credential with all of the contract's scopes, else of the
 * one with most of them.
 */
export function chooseKey(
  choice: KeyWish,
  use: SchemeUse,
  contract: Contract,
  given: readonly Credential[],
): Chosen {
  const usable = given.filter(({ scheme }) => scheme === "" || scheme === use.scheme);
  // The keys of several schemes belong to one tenant, where it has some of each.
  const everywhere = homeTenant(given, contract.scopes);
  const home = usable.some(({ tenant, state }) => tenant === everywhere && state === "active")
    ? everywhere
    : homeTenant(usable, contract.scopes);
  const active = usable.filter(({ state }) => state === "active");
  const own = active.filter(({ tenant }) => tenant === home);
  const full = widest(own.filter(holdsAll(use.scopes)), contract.scopes);
  const scopes = use.scopes.length === 0 ? "" : ` with ${listed(use.scopes)}`;

  switch (choice.kind) {
    case "full":
    case "wrong-scheme":
    case "scheme-case":
      return found(full, `an active credential${scopes}`);
    case "other": {
      const others = active
        .filter(({ tenant }) => tenant !== home && tenant === (choice.tenant ?? tenant))
        .filter(holdsAll(use.scopes));
      return found(widest(others, contract.scopes), `an active credential of a second tenant${scopes}`);
    }
    case "lacking": {
      const without = own.filter((credential) => !credential.scopes.includes(choice.scope));
      const needed = use.scopes.filter((scope) => scope !== choice.scope);
      return found(
        widest(without.filter(holdsAll(needed)), contract.scopes) ?? widest(without, contract.scopes),
        `an active credential of tenant "${home}" without the scope ${choice.scope}`,
      );
    }
    case "only":
      return found(
        own.find((credential) => sameScopes(credential.scopes, choice.scopes)),
        `an active credential of tenant "${home}" with ${listed(choice.scopes)} and no other scope`,
      );
    case "unscoped":
      return found(
        own.find(({ scopes }) => scopes.length === 0),
        `an active credential of tenant "${home}" with no scope at all`,
      );
    case "expired":
    case "revoked": {
      const spent = usable.filter(({ state }) => state === choice.kind);
      const best = widest(
        spent.filter(({ tenant }) => tenant === home),
        contract.scopes,
      );
      return found(best ?? spent[0], `a credential whose state is "${choice.kind}"`);
    }
    case "garbage":
      return { kind: "value", value: garbageKey(full?.value ?? usable[0]?.value ?? ""), tenant: "" };
    default:
      return choice satisfies never;
  }
}

function found(credential: Credential | undefined, wanted: string): Chosen {
  if (credential !== undefined) return { kind: "value", value: credential.value, tenant: credential.tenant };
  return { kind: "missing", reason: `no such key: add ${wanted} to the credentials file` };
}

function homeTenant(usable: readonly Credential[], scopes: readonly string[]): string {
  const active = usable.filter(({ state }) => state === "active");
  return widest(active, scopes)?.tenant ?? usable[0]?.tenant ?? "";
}

/** The first of those that hold most of the scopes. */
function widest(list: readonly Credential[], scopes: readonly string[]): Credential | undefined {
  const breadth = (credential: Credential): number =>
    scopes.filter((scope) => credential.scopes.includes(scope)).length;
  let best: Credential | undefined;
  for (const credential of list)
    if (best === undefined || breadth(credential) > breadth(best)) best = credential;
  return best;
}

function holdsAll(scopes: readonly string[]): (credential: Credential) => boolean {
  return (credential) => scopes.every((scope) => credential.scopes.includes(scope));
}

function sameScopes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && other.every((scope) => one.includes(scope));
}

function listed(scopes: readonly string[]): string {
  return scopes.length === 1 ? `the scope ${scopes.join()}` : `the scopes ${scopes.join(", ")}`;
}
