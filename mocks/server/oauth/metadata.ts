import type { Contract, HttpRequest, HttpResponse } from "../../../spec/index.ts";
import { authorizePath, keysPath, pathOn, tokenPath } from "./doors.ts";
import { grants } from "./grants.ts";
import type { Offer } from "./offer.ts";

/**
 * What a client needs to know of the authorization server (RFC 8414, section 2; OpenID Connect Discovery, section 3).
 * It issues no ID tokens, so it has no keys to check them with.
 */
export function metadata(contract: Contract, offers: readonly Offer[], request: HttpRequest): HttpResponse {
  const issuer = `http://${request.headers["host"] ?? "localhost"}`;
  const place = (urls: readonly string[], otherwise: string): string =>
    issuer + (urls.map((url) => pathOn(contract, url)).find((path) => path !== undefined) ?? otherwise);
  const open = grants.filter(({ flows }) => offers.some(({ kind }) => flows.includes(kind)));
  const types = offers.flatMap(({ kind }) =>
    kind === "authorizationCode" ? ["code"] : kind === "implicit" ? ["token"] : [],
  );
  return json({
    issuer,
    authorization_endpoint: place(
      offers.map((offer) => offer.authorizationUrl),
      authorizePath,
    ),
    token_endpoint: place(
      offers.map((offer) => offer.tokenUrl),
      tokenPath,
    ),
    jwks_uri: issuer + keysPath,
    scopes_supported: [...new Set(offers.flatMap(({ scopes }) => scopes))],
    response_types_supported: [...new Set(types)],
    grant_types_supported: open.map(({ type }) => type),
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    code_challenge_methods_supported: ["S256"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  });
}

/** No keys (RFC 7517, section 5). */
export function keySet(): HttpResponse {
  return json({ keys: [] });
}

function json(body: object): HttpResponse {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
