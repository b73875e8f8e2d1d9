import type { Contract } from "../../../spec/index.ts";
import { controlPrefix } from "../control.ts";
import { offersOf, type Offer } from "./offer.ts";

/** A path of the authorization server, and what is behind it. */
export type Door =
  | { readonly kind: "token"; readonly offers: readonly Offer[] }
  | { readonly kind: "authorize"; readonly offers: readonly Offer[] }
  | { readonly kind: "metadata"; readonly offers: readonly Offer[] }
  | { readonly kind: "keys" };

/** Where tokens are to be had, whatever the document says of it. */
export const tokenPath: string = `${controlPrefix}oauth/token`;
export const authorizePath: string = `${controlPrefix}oauth/authorize`;
export const keysPath: string = `${controlPrefix}oauth/jwks`;

/**
 * The doors of a contract by path: the ones that the document names, as far as they stand on its own server, and the
 * same under the control prefix for all that stands elsewhere. None, where the document has no way to a token.
 */
export function doorsOf(contract: Contract): ReadonlyMap<string, Door> {
  const offers = offersOf(contract);
  const doors = new Map<string, Door>();
  if (offers.length === 0) return doors;
  doors.set(tokenPath, { kind: "token", offers });
  doors.set(authorizePath, { kind: "authorize", offers });
  doors.set(keysPath, { kind: "keys" });
  for (const path of metadataPaths(contract)) doors.set(path, { kind: "metadata", offers });
  for (const offer of offers) {
    for (const url of [offer.tokenUrl, offer.refreshUrl]) {
      const path = pathOn(contract, url);
      if (path !== undefined) doors.set(path, { kind: "token", offers: behind(doors.get(path), offer) });
    }
    const path = pathOn(contract, offer.authorizationUrl);
    if (path !== undefined) doors.set(path, { kind: "authorize", offers: behind(doors.get(path), offer) });
  }
  return doors;
}

function behind(door: Door | undefined, offer: Offer): readonly Offer[] {
  const before = door && "offers" in door ? door.offers : [];
  return before.includes(offer) ? before : [...before, offer];
}

/** RFC 8414, section 3; OpenID Connect Discovery, section 4. */
function metadataPaths({ schemes }: Contract): readonly string[] {
  const hasOpenId = Object.values(schemes).some(({ kind }) => kind === "openIdConnect");
  const path = "/.well-known/oauth-authorization-server";
  return hasOpenId ? ["/.well-known/openid-configuration", path] : [path];
}

/**
 * The path of an address of the document on the mock; `undefined` where it is none of the service's own. A relative
 * address follows the server's (OpenAPI 3.1, section 4.6).
 */
export function pathOn({ server }: Contract, url: string): string | undefined {
  if (url === "") return undefined;
  const base = URL.canParse(server) ? `${server}/` : `http://mock.invalid${server}/`;
  if (!URL.canParse(base) || !URL.canParse(url, base)) return undefined;
  const target = new URL(url, base);
  return target.origin === new URL(base).origin ? target.pathname : undefined;
}
