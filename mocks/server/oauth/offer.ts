import type { Contract, Flow, Scheme } from "../../../spec/index.ts";

/** One way to a token that the document offers. */
export interface Offer {
  readonly kind: Flow["kind"];
  /** Every scope that may be asked for. */
  readonly scopes: readonly string[];
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
}

/** Scopes that stand for what is known of a person, not for what the service may do (OpenID Connect Core, section 5.4). */
export const personal: readonly string[] = ["openid", "profile", "email", "offline_access"];

/**
 * The ways to a token: the flows of the oauth2 schemes; and since an openIdConnect scheme says nothing of its flows,
 * those by which a program and a person come to a token.
 */
export function offersOf(contract: Contract): readonly Offer[] {
  return Object.values(contract.schemes).flatMap((scheme): readonly Offer[] => {
    if (scheme.kind === "oauth2") return scheme.flows;
    if (scheme.kind !== "openIdConnect") return [];
    const scopes = [...personal, ...scopesAskedOf(contract, scheme)];
    const nowhere = { authorizationUrl: "", tokenUrl: "", refreshUrl: "" };
    return [
      { kind: "authorizationCode", scopes, ...nowhere },
      { kind: "clientCredentials", scopes, ...nowhere },
    ];
  });
}

function scopesAskedOf(contract: Contract, scheme: Scheme): readonly string[] {
  const uses = contract.operations
    .flatMap(({ security }) => security.flat())
    .filter((use) => use.scheme === scheme.name);
  return [...new Set(uses.flatMap(({ scopes }) => scopes))];
}
