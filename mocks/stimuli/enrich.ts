import { settleRow, type Json, type JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import type { StimulusContext } from "./stimulus.ts";

/** Marks an account that has not been completed since it came into being; it shows in no answer. */
export const awaitsEnrichment = "awaitsEnrichment";

/**
 * Completes a new account from its website and from registries, as far as they are known.
 * @param registry what registries say; it goes before what can be guessed
 */
export function enrich(context: StimulusContext, account: Row, registry: JsonObject): Row {
  const vatNumber = registry["vatNumber"] ?? account["vatNumber"] ?? null;
  const domain = account["emailDomain"];
  const guessed: Record<string, Json> = {
    website: typeof domain === "string" ? `https://${domain}` : null,
    // Without a number nothing is checked; VIES knows whatever looks like one, unless the registry says no.
    vatValid: typeof vatNumber === "string" ? /^[A-Z]{2}\d{8,12}$/.test(vatNumber) : null,
  };
  const { [awaitsEnrichment]: _, ...rest } = account;
  const enriched = { ...rest, ...guessed, ...registry, enrichedAt: context.now, updatedAt: context.now };
  return settleRow(context.service.collection("accounts"), enriched, context.tenant);
}
