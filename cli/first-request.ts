import type { Key, Tenant, World } from "../fixtures/index.ts";
import type { Contract, HttpRequest, Operation, Scheme } from "../spec/index.ts";

/**
 * A request that shows rows of the world: a `GET` that needs nothing but a key. `undefined` where the contract has
 * none, or no key of the world opens it.
 */
export function firstRequest(contract: Contract, world: World): HttpRequest | undefined {
  const operation = contract.operations
    .filter(asksForNothing)
    .sort((a, b) => Number(b.effect.kind === "list") - Number(a.effect.kind === "list"))[0];
  if (operation === undefined) return undefined;
  const path = contract.basePath + operation.path.text;
  const open: HttpRequest = { method: "GET", path, query: "", headers: {}, body: "" };
  const [requirement] = operation.security.toSorted((a, b) => a.length - b.length);
  const [use, ...more] = requirement ?? [];
  if (use === undefined) return open;
  const scheme = contract.schemes[use.scheme];
  const key = richestFirst(world, operation).find((each) => opens(each, use.scopes));
  if (more.length > 0 || scheme === undefined || key === undefined) return undefined;
  return withKey(open, scheme, key.value);
}

function asksForNothing({ method, path, parameters }: Operation): boolean {
  const gaps = path.segments.some((segment) => segment.some((piece) => piece.kind === "gap"));
  return method === "GET" && !gaps && !parameters.some(({ required }) => required);
}

/** All keys, those first whose tenant has most to show. */
function richestFirst(world: World, { effect }: Operation): readonly Key[] {
  const count = (tenant: Tenant): number =>
    effect.kind === "none" ? 0 : (tenant.rows[effect.of]?.length ?? 0);
  return world.tenants
    .toSorted((a, b) => count(b) - count(a))
    .flatMap((tenant) => world.keys.filter((key) => key.tenant === tenant.id));
}

function opens(key: Key, scopes: readonly string[]): boolean {
  const lasting = key.expiresAt === undefined && !key.revoked && Object.keys(key.within).length === 0;
  return lasting && scopes.every((scope) => key.scopes.includes(scope));
}

function withKey(request: HttpRequest, scheme: Scheme, value: string): HttpRequest {
  const header = (name: string, text: string): HttpRequest => ({ ...request, headers: { [name]: text } });
  if (scheme.kind === "basic") {
    const pair = value.includes(":") ? value : `${value}:`;
    return header("Authorization", `Basic ${Buffer.from(pair, "utf8").toString("base64")}`);
  }
  if (scheme.kind !== "apiKey") return header("Authorization", `Bearer ${value}`);
  switch (scheme.in) {
    case "header":
      return header(scheme.parameter, value);
    case "cookie":
      return header("Cookie", `${scheme.parameter}=${value}`);
    case "query":
      return { ...request, query: `${scheme.parameter}=${encodeURIComponent(value)}` };
    default:
      return scheme.in satisfies never;
  }
}
