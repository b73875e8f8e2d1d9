import type { HttpRequest } from "../../spec/index.ts";
import type { Credential } from "../run/credentials.ts";
import type { Mutation, Tools } from "./mutant.ts";

/** What a request shows for a key, and whose it is. */
export interface Shown {
  /** The name of the authentication scheme as it was sent: `Bearer`; `""` where the request has none. */
  readonly scheme: string;
  readonly value: string;
  /** `undefined`: nobody was given that key, or it is shown in a way that the service does not know. */
  readonly credential: Credential | undefined;
}

/** Reads the key of a request: RFC 6750, section 2.1. */
export function keyOf(request: HttpRequest, { credentials }: Tools): Shown {
  const [scheme = "", value = ""] = (request.headers["authorization"] ?? "").split(" ");
  const bearer = scheme.toLowerCase() === "bearer";
  const credential = credentials.credentials.find((known) => bearer && known.value === value);
  return { scheme, value, credential };
}

/** Treats the callers that `fooled` takes for somebody else as if they had shown a key with every scope. */
export function letsIn(fooled: (shown: Shown) => boolean): Mutation {
  return (right, tools) => (request) => {
    const shown = keyOf(request, tools);
    return right(fooled(shown) ? withFullKey(request, tools, shown.credential?.tenant) : request);
  };
}

/** The same request by the same tenant, with a key that opens everything. */
export function asOwner(request: HttpRequest, tools: Tools): HttpRequest {
  return withFullKey(request, tools, keyOf(request, tools).credential?.tenant);
}

/** The same request by each of the other tenants, with keys that open everything. */
export function asOthers(request: HttpRequest, tools: Tools): readonly HttpRequest[] {
  const own = keyOf(request, tools).credential?.tenant;
  const tenants = new Set(tools.credentials.credentials.map(({ tenant }) => tenant));
  return [...tenants].filter((tenant) => tenant !== own).map((tenant) => withFullKey(request, tools, tenant));
}

/** Of the tenant of that name, or of the first one. */
function withFullKey(
  request: HttpRequest,
  { contract, credentials }: Tools,
  tenant: string | undefined,
): HttpRequest {
  const full = credentials.credentials.find(
    (known) =>
      known.state === "active" &&
      known.tenant === (tenant ?? known.tenant) &&
      contract.scopes.every((scope) => known.scopes.includes(scope)),
  );
  if (full === undefined)
    throw new TypeError(`Give tenant ${JSON.stringify(tenant)} a key with every scope: it has none.`);
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${full.value}` } };
}
