import type { Key, Tenant, World } from "../fixtures/index.ts";
import type { Contract } from "../spec/index.ts";
import { columns } from "./columns.ts";
import { firstRequest } from "./first-request.ts";
import { shellLine } from "./shell-line.ts";

/**
 * What the mock says when it has started: where it is, who lives there, what opens it, and a line to try.
 * @param controlAt the address of the control API; `undefined` where there is none
 */
export function describeMock(contract: Contract, world: World, url: string, controlAt?: string): string {
  const request = firstRequest(contract, world);
  return [
    `Tenants\n${describeTenants(world.tenants)}`,
    ...(asksForKeys(contract)
      ? world.tenants.map((tenant, index) =>
          describeKeys(contract, world, tenant, index === 0 ? undefined : controlAt),
        )
      : ["The document asks for no key; everybody is the first tenant"]),
    `${contract.title} ${contract.version} answers at ${url}${contract.basePath}`,
    ...(controlAt === undefined ? [] : [`Worlds, clock, faults and journal: ${controlAt}`]),
    ...(request === undefined ? [] : [shellLine(request, url)]),
  ].join("\n\n");
}

function asksForKeys({ operations }: Contract): boolean {
  return operations.some(({ security }) => security.length > 0);
}

function describeTenants(tenants: readonly Tenant[]): string {
  return columns(
    tenants.map(({ name, id, rows }) => [name, id, describeRows(rows)]),
    "  ",
  );
}

function describeRows(rows: Tenant["rows"]): string {
  const counts = Object.entries(rows).flatMap(([collection, { length }]) =>
    length === 0 ? [] : [`${length} ${collection}`],
  );
  return counts.length === 0 ? "no rows" : counts.join(", ");
}

/**
 * The keys of a tenant, one a line.
 * @param elsewhere where all of them can be asked for, so that one is enough here; `undefined`: nowhere
 */
function describeKeys(contract: Contract, world: World, tenant: Tenant, elsewhere?: string): string {
  const keys = world.keys.filter((key) => key.tenant === tenant.id);
  if (keys.length === 0) return `No keys of ${tenant.name}`;
  const full = elsewhere === undefined ? undefined : keys.find(({ name }) => name === "full");
  const shown = full ? [full] : keys;
  const left = keys.length - shown.length;
  const rows = shown.map((key) => [key.name, key.value, describeKey(contract, key)]);
  const more = left === 0 ? "" : `\n  and ${left} more: GET ${elsewhere}worlds/main/keys`;
  return `Keys of ${tenant.name}\n${columns(rows, "  ")}${more}`;
}

function describeKey(contract: Contract, key: Key): string {
  const limits = Object.entries(key.within).map(
    ([property, value]) => `${property} ${typeof value === "string" ? value : JSON.stringify(value)} only`,
  );
  return [
    ...(contract.scopes.length === 0 ? [] : [describeScopes(contract.scopes, key.scopes)]),
    ...limits,
    ...(key.expiresAt === undefined ? [] : [`expires ${key.expiresAt}`]),
    ...(key.revoked ? ["revoked"] : []),
  ].join("; ");
}

/** Short where the list would be long: most keys hold all scopes, or all but one. */
function describeScopes(all: readonly string[], held: readonly string[]): string {
  if (held.length === 0) return "no scopes";
  const lacking = all.filter((scope) => !held.includes(scope));
  if (lacking.length === 0) return "all scopes";
  if (lacking.length === 1 && all.length > 2) return `all but ${lacking.join(" ")}`;
  return held.join(" ");
}
