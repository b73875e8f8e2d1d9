import { asObject, settleRow, takeBody } from "../../spec/index.ts";
import { begin } from "../engine/effects/initial.ts";
import { isReserved } from "../engine/guards/reserved.ts";
import { pageOf } from "../state/page-of.ts";
import { created, no, nothing, ok, type Resource, type Result, type TenantCall } from "./handler.ts";
import { numberAt, textAt } from "./values.ts";

/** Rows, past all rules of the service; what is not given of one begins as in a new row. */
export const rows: Resource = { tenant: { listRows, getRow, putRow, deleteRow } };

async function listRows(call: TenantCall): Promise<Result> {
  const { world, tenant, values } = call;
  const of = collectionIn(call);
  if (of === undefined) return unknownCollection(call);
  const limit = numberAt(values.query, "limit") ?? 100;
  const offset = numberAt(values.query, "offset") ?? 0;
  const page = await world.store.page(tenant.id, pageOf({ of, limit, offset }));
  return ok({ rows: page.rows, total: page.total });
}

async function getRow(call: TenantCall): Promise<Result> {
  const { world, tenant } = call;
  const of = collectionIn(call);
  if (of === undefined) return unknownCollection(call);
  const { row } = await world.store.row(tenant.id, { kind: "row", of, id: idIn(call) });
  return row ? ok(row) : unknownRow(call, of);
}

async function putRow(call: TenantCall): Promise<Result> {
  const { controlled, world, tenant, values } = call;
  const of = collectionIn(call);
  if (of === undefined) return unknownCollection(call);
  const service = controlled.service();
  const collection = service.collection(of);
  const { key } = collection;
  const id = idIn(call);
  for (;;) {
    const { row: before, version } = await world.store.row(tenant.id, { kind: "row", of, id });
    // What names the row stays what it was: a number stays a number.
    const named = before?.[key] ?? asId(asObject(values.body)[key], id);
    // What a client would send as one, such as a name, goes into its parts.
    const given = { ...asObject(values.body), ...takeBody(collection, values.body), [key]: named };
    const { now, chance } = world.sources;
    const begun = begin(collection, given, id, { now: now(), chance, operation: undefined });
    const row = settleRow(collection, begun, service.tenant(tenant.id));
    world.ids.note(of, named);
    if (await world.store.commit(tenant.id, [{ kind: "put", of, id, row, version }]))
      return before ? ok(row) : created(row);
  }
}

async function deleteRow(call: TenantCall): Promise<Result> {
  const { world, tenant } = call;
  const of = collectionIn(call);
  if (of === undefined) return unknownCollection(call);
  const id = idIn(call);
  for (;;) {
    const { row, version } = await world.store.row(tenant.id, { kind: "row", of, id });
    if (!row) return unknownRow(call, of);
    if (await world.store.commit(tenant.id, [{ kind: "remove", of, id, version }])) return nothing;
  }
}

/** The id as the body has it, where that is the same id: a number, say. */
function asId(given: unknown, id: string): string | number {
  return typeof given === "number" && String(given) === id ? given : id;
}

/** A collection of the contract, or one that only the world knows. */
function collectionIn({ controlled, world, values }: TenantCall): string | undefined {
  const of = textAt(values.path, "collection") ?? "";
  const { collections } = controlled.service().contract;
  const isKnown =
    Object.hasOwn(collections, of) || world.seed.tenants.some(({ rows }) => Object.hasOwn(rows, of));
  return isKnown && !isReserved(of) ? of : undefined;
}

function idIn({ values }: TenantCall): string {
  return textAt(values.path, "id") ?? "";
}

function unknownCollection({ controlled, values }: TenantCall): Result {
  const known = Object.keys(controlled.service().contract.collections).join(", ");
  return no(404, `There is no collection "${textAt(values.path, "collection") ?? ""}"; there is ${known}`);
}

function unknownRow(call: TenantCall, of: string): Result {
  return no(404, `The tenant ${call.tenant.name} has no row "${idIn(call)}" in ${of}`);
}
