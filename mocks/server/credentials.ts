import type { Contract, Json, Scheme } from "../../spec/index.ts";
import type { Key, Row, Tenant, World } from "../../fixtures/index.ts";
import { rowId } from "../engine/effects/row-id.ts";
import { matches } from "../state/matches.ts";
import { pageOf } from "../state/page-of.ts";
import type { Store } from "../state/store.ts";
import { companyOf } from "./company-of.ts";
import { idNames, type IdNames } from "./known-ids.ts";

/** The credentials file of a conformance run, as a mock fills it in for itself. */
export interface CredentialsFile {
  readonly credentials: readonly {
    readonly name: string;
    readonly tenant: string;
    readonly value: string;
    readonly scheme: string;
    readonly scopes: readonly string[];
    readonly state: "active" | "expired" | "revoked";
  }[];
  /** Ids of the first tenant that no list shows, by the name that takes them. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Ids of the next tenant that has such rows, those that lists show included. */
  readonly foreign: Readonly<Record<string, readonly string[]>>;
}

/** More ids than any run uses up. */
const most = 200;

/**
 * Tells a runner what it may use: the keys of the first tenant with rows, then those of the others, and ids as they
 * are at this moment.
 * @param now ISO 8601.
 */
export async function writeCredentials(
  contract: Contract,
  world: World,
  store: Store,
  now: string,
): Promise<CredentialsFile> {
  const first = world.tenants.find(hasRows) ?? world.tenants[0];
  const others = world.tenants.filter((tenant) => tenant !== first);
  const schemes = schemesOf(contract);
  const keys = await store.keys();
  const ordered = [first, ...others].flatMap((tenant) => keys.filter((key) => key.tenant === tenant?.id));
  const names = idNames(contract);
  return {
    // The file has no word for a key that sees only a part of its tenant, so such a key would mislead a run.
    credentials: ordered
      .filter(({ within }) => Object.keys(within).length === 0)
      .flatMap((key) =>
        schemes.map((scheme) => ({
          name: key.name,
          tenant: world.tenants.find(({ id }) => id === key.tenant)?.name ?? key.tenant,
          value: spelledFor(contract.schemes[scheme], key.value),
          scheme,
          scopes: key.scopes,
          state: stateOf(key, now),
        })),
      ),
    known: first
      ? await idsOf(
          contract,
          store,
          first,
          names.filter(({ listed }) => !listed),
        )
      : {},
    foreign: await foreignIds(contract, store, others, names),
  };
}

/** The schemes that the operations ask for: a key is good for any of them. */
function schemesOf({ operations }: Contract): readonly string[] {
  const uses = operations.flatMap(({ security }) => security.flat());
  return uses.length === 0 ? [""] : [...new Set(uses.map(({ scheme }) => scheme))];
}

/** As HTTP Basic has it, a key that is no `user:password` is a user without one. */
function spelledFor(scheme: Scheme | undefined, value: string): string {
  return scheme?.kind === "basic" && !value.includes(":") ? `${value}:` : value;
}

/** Of the other tenants the first that has any rows. */
async function foreignIds(
  contract: Contract,
  store: Store,
  others: readonly Tenant[],
  names: readonly IdNames[],
): Promise<CredentialsFile["foreign"]> {
  const tenant = others.find(hasRows);
  return tenant ? await idsOf(contract, store, tenant, names) : {};
}

/** The ids by the names that take them; first of all those that go with the first rows of other collections. */
async function idsOf(
  contract: Contract,
  store: Store,
  tenant: Tenant,
  wanted: readonly IdNames[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const keyOf = (of: string): string => contract.collections[of]?.key ?? "id";
  const rowsOf = async (of: string, limit: number): Promise<readonly Row[]> =>
    (await store.page(tenant.id, pageOf({ of, limit }))).rows;
  const firstOf = async (of: string): Promise<Json | undefined> => (await rowsOf(of, 1))[0]?.[keyOf(of)];
  const ids: Record<string, string[]> = {};
  for (const { of, names } of wanted) {
    const rows = await rowsOf(of, most);
    for (const name of names) {
      const company = await companyOf(contract, of, name, firstOf);
      const fitting = rows.filter((row) => matches(row, company));
      const others = rows.filter((row) => !matches(row, company));
      const found = [...fitting, ...others].map((row) => rowId(row[keyOf(of)]));
      ids[name] = [...(ids[name] ?? []), ...found.filter((id) => id !== undefined)];
    }
  }
  return ids;
}

function hasRows({ rows }: Tenant): boolean {
  return Object.values(rows).some((list) => list.length > 0);
}

/** Whether a key opens its world, or why not. */
export function stateOf(key: Key, now: string): "active" | "expired" | "revoked" {
  if (key.revoked) return "revoked";
  return key.expiresAt !== undefined && Date.parse(key.expiresAt) <= Date.parse(now) ? "expired" : "active";
}
