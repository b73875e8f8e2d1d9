import type { Json, JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { asPage, type Asking } from "../engine/asking.ts";
import { pageOf } from "../state/page-of.ts";
import type { PageRead, Write } from "../state/store.ts";
import { asFound } from "../engine/asking.ts";
import { beginRow } from "./begin-row.ts";
import { companyNumbersIn, type CompanyNumbers } from "./company-numbers.ts";
import { awaitsEnrichment, enrich } from "./enrich.ts";
import { companyDomain } from "./freemail.ts";
import type { Inbound } from "./inbound-payload.ts";
import type { StimulusContext } from "./stimulus.ts";

/** The company of a new contact, and how it was told. */
export interface Resolved {
  readonly account: Row;
  readonly by: "domain" | "number" | "crm";
  readonly created: boolean;
  readonly writes: readonly Write[];
}

/**
 * Looks for the account of a sender whom nobody knew: by email domain, by a VAT or registration number in the message,
 * in the CRM. Where none of these finds one, the CRM or the domain makes it.
 */
export function* resolveAccount(context: StimulusContext, inbound: Inbound): Asking<Resolved | undefined> {
  const domain = companyDomain(inbound.email);
  const numbers = companyNumbersIn(inbound.body);
  const results = yield [
    pageWith("emailDomain", domain === undefined ? [] : [domain]),
    pageWith("vatNumber", numbers.vat),
    pageWith("registrationNumber", numbers.registration),
    pageWith("externalRef", inbound.crm?.accountRef === undefined ? [] : [inbound.crm.accountRef]),
    pageWith("name", inbound.crm?.accountName === undefined ? [] : [inbound.crm.accountName]),
  ];
  const [byDomain, byVat, byRegistration, byRef, byName] = results.map((result) => asPage(result).rows[0]);
  if (byDomain) return found(byDomain, "domain");
  if (byVat) return yield* numbered(context, byVat, "vies_resolved");
  if (byRegistration) return yield* numbered(context, byRegistration, "registry_resolved");
  const inCrm = byRef ?? byName;
  if (inCrm) return found(inCrm, "crm");
  return create(context, inbound, domain, numbers);
}

function pageWith(property: string, values: readonly Json[]): PageRead {
  return pageOf({ of: "accounts", filters: [{ property, test: "equals", values }], limit: 1 });
}

function found(account: Row, by: Resolved["by"]): Resolved {
  return { account, by, created: false, writes: [] };
}

/** A number tells for certain what company it is; an account that was not resolved so far is from now on. */
function* numbered(context: StimulusContext, account: Row, status: string): Asking<Resolved> {
  if (account["resolutionStatus"] !== "unresolved") return found(account, "number");
  const id = String(account[context.service.keyOf("accounts")]);
  const { version } = asFound((yield [{ kind: "row", of: "accounts", id }])[0]);
  const row = { ...account, resolutionStatus: status, updatedAt: context.now };
  const write: Write = { kind: "put", of: "accounts", id, row, version };
  return { account: row, by: "number", created: false, writes: [write] };
}

function create(
  context: StimulusContext,
  { crm, registry, enrich: when }: Inbound,
  domain: string | undefined,
  { vat, registration }: CompanyNumbers,
): Resolved | undefined {
  const name = crm?.accountName ?? (domain === undefined ? undefined : nameOf(domain));
  if (name === undefined) return undefined;
  const by = crm?.accountName === undefined ? "domain" : "crm";
  const known: JsonObject = {
    name,
    emailDomain: domain ?? null,
    vatNumber: vat[0] ?? null,
    registrationNumber: registration[0] ?? null,
    externalRef: crm?.accountRef ?? null,
    resolutionStatus: by === "crm" ? "crm_resolved" : "domain_inferred",
    [awaitsEnrichment]: true,
  };
  const { id, row, write } = beginRow(context, "accounts", known);
  if (when === "later") return { account: row, by, created: true, writes: [write] };
  const enriched = enrich(context, row, registry);
  const put: Write = { kind: "put", of: "accounts", id, row: enriched, version: 0 };
  return { account: enriched, by, created: true, writes: [put] };
}

/** `mueller-maschinenbau.de` → `Mueller Maschinenbau`. */
function nameOf(domain: string): string {
  const words = (domain.split(".").at(-2) ?? domain).split("-");
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}
