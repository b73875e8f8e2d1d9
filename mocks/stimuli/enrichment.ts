import { asObject, type Json } from "../../spec/index.ts";
import { asFound, asPage, type Asking } from "../engine/asking.ts";
import { pageOf } from "../state/page-of.ts";
import type { Write } from "../state/store.ts";
import { awaitsEnrichment, enrich } from "./enrich.ts";
import type { Reaction, Stimulus, StimulusContext } from "./stimulus.ts";

/** New accounts are completed, each once; accounts that were there before, or are complete, stay as they are. */
export const enrichment: Stimulus = {
  name: "enrichment",
  about:
    "The accounts that an inbound message has made, and that nobody has completed, are completed from website and " +
    "registries: { registry?: { … } } is what the registries say",
  fits: ({ contract }) => contract.collections["accounts"]?.properties["enrichedAt"] !== undefined,
  run,
};

function* run(context: StimulusContext, payload: Json): Asking<Reaction> {
  const registry = asObject(asObject(payload)["registry"]);
  const [waiting] = yield [pageOf({ of: "accounts", where: { [awaitsEnrichment]: true } })];
  const accounts = asPage(waiting).rows.map((row) => ({ id: String(row["id"]), row }));
  if (accounts.length === 0) return { result: { enriched: [] }, writes: [] };
  const found = yield accounts.map(({ id }) => ({ kind: "row", of: "accounts", id }) as const);
  const writes = accounts.map(({ id, row }, index): Write => {
    const { version } = asFound(found[index]);
    return { kind: "put", of: "accounts", id, row: enrich(context, row, registry), version };
  });
  return { result: { enriched: accounts.map(({ id }) => id) }, writes };
}
