import type { Json } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { asFound, type Asking } from "../engine/asking.ts";
import type { Write } from "../state/store.ts";
import { beginRow } from "./begin-row.ts";
import { converse } from "./converse.ts";
import { findContact, identitiesOf } from "./find-contact.ts";
import { readInbound, type Inbound } from "./inbound-payload.ts";
import { resolveAccount, type Resolved } from "./resolve-account.ts";
import { StimulusError, type Reaction, type Stimulus, type StimulusContext } from "./stimulus.ts";

const collections = ["workspaces", "contacts", "accounts", "channels", "conversations"];

/**
 * A message arrives. Whoever sends it becomes a contact, if nobody had the address before; in workspaces for companies
 * the account is resolved; the message goes into a conversation. As the oHallo guide on contacts and accounts says.
 */
export const inboundMessage: Stimulus = {
  name: "inbound-message",
  about:
    "A message arrives: { workspaceId, channel: email | chat | whatsapp | voice, from: { email?, phone?, chatId?, name? }, " +
    "subject?, body }; crm: { externalRef, accountName?, accountRef? } is what a connected CRM says of the sender, " +
    'registry: { … } what registries say of a new company, enrich: "later" leaves that to the stimulus enrichment',
  fits: ({ contract }) => collections.every((name) => contract.collections[name] !== undefined),
  run,
};

function* run(context: StimulusContext, payload: Json): Asking<Reaction> {
  const inbound = readInbound(payload);
  const [found] = yield [{ kind: "row", of: "workspaces", id: inbound.workspaceId }];
  const workspace = asFound(found).row;
  if (!workspace)
    throw new StimulusError(
      `workspaceId must be the id of a workspace, but no workspace has the id "${inbound.workspaceId}"`,
    );

  const known = yield* findContact(inbound);
  const isB2b = workspace["businessType"] === "b2b";
  const resolved = known || !isB2b ? undefined : yield* resolveAccount(context, inbound);
  const begun = known ? undefined : newContact(context, inbound, resolved);
  const contact = known ?? begun?.row ?? {};
  const conversation = yield* converse(context, inbound, contact);

  const writes: readonly Write[] = [
    ...(resolved?.writes ?? []),
    ...(begun ? [begun.write] : []),
    conversation.write,
  ];
  return { result: tell(contact, begun !== undefined, resolved, conversation), writes };
}

function newContact(
  context: StimulusContext,
  inbound: Inbound,
  resolved: Resolved | undefined,
): ReturnType<typeof beginRow> {
  const { workspaceId, name, email, phone, crm } = inbound;
  return beginRow(context, "contacts", {
    workspaceId,
    ...(name === undefined ? {} : { name }),
    email: email ?? null,
    phone: phone ?? null,
    identities: identitiesOf(inbound).map((identity) => ({ ...identity })),
    accountId: resolved?.account["id"] ?? null,
    companyName: resolved?.account["name"] ?? crm?.accountName ?? null,
    // The domain or a number tells the company, not the person; only a CRM knows the person.
    resolutionStatus: crm ? "crm_resolved" : "unresolved",
    externalRef: crm?.externalRef ?? null,
  });
}

function tell(
  contact: Row,
  contactCreated: boolean,
  resolved: Resolved | undefined,
  conversation: { readonly id: string; readonly created: boolean },
): Json {
  return {
    contactId: contact["id"] ?? null,
    contactCreated,
    accountId: contact["accountId"] ?? null,
    accountCreated: resolved?.created ?? false,
    resolvedBy: resolved?.by ?? null,
    conversationId: conversation.id,
    conversationCreated: conversation.created,
  };
}
