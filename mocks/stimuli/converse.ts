import type { Row } from "../../fixtures/index.ts";
import { asFound, asPage, type Asking } from "../engine/asking.ts";
import { pageOf } from "../state/page-of.ts";
import type { Write } from "../state/store.ts";
import { beginRow } from "./begin-row.ts";
import type { Inbound } from "./inbound-payload.ts";
import { StimulusError, type StimulusContext } from "./stimulus.ts";

/** The conversation in which a message stands. */
export interface Conversed {
  readonly id: string;
  readonly created: boolean;
  readonly write: Write;
}

const underWay = ["open", "in_progress", "awaiting_contact"];

/**
 * Puts a message into the conversation that is under way with a contact on that kind of channel, or begins one.
 * @throws {StimulusError} where the workspace has no channel that can receive it
 */
export function* converse(context: StimulusContext, inbound: Inbound, contact: Row): Asking<Conversed> {
  const { workspaceId, channel: channelType, subject, body } = inbound;
  const [channels] = yield [
    pageOf({ of: "channels", where: { workspaceId, channelType, status: "active" } }),
  ];
  const ids = asPage(channels).rows.map((channel) => channel["id"] ?? null);
  const [first] = ids;
  if (first === undefined)
    throw new StimulusError(
      `The workspace ${workspaceId} has no active ${channelType} channel to receive it`,
    );
  const contactId = contact["id"] ?? null;
  const [conversations] = yield [
    pageOf({
      of: "conversations",
      where: { contactId },
      filters: [
        { property: "channelId", test: "equals", values: ids },
        { property: "status", test: "equals", values: underWay },
      ],
      order: { property: "lastMessageAt", descending: true },
      limit: 1,
    }),
  ];
  const said = { lastMessagePreview: body.slice(0, 200), lastMessageAt: context.now };
  const [known] = asPage(conversations).rows;
  if (known) return yield* goOn(known, said);
  const begun = beginRow(context, "conversations", {
    workspaceId,
    channelId: first,
    contactId,
    contactName: contact["name"] ?? null,
    contactEmail: contact["email"] ?? null,
    accountId: contact["accountId"] ?? null,
    subject: subject ?? null,
    status: "open",
    ...said,
  });
  return { id: begun.id, created: true, write: begun.write };
}

/** The contact has answered: it is for the person who has taken over to go on, or for the AI. */
function* goOn(known: Row, said: Row): Asking<Conversed> {
  const id = String(known["id"]);
  const { version } = asFound((yield [{ kind: "row", of: "conversations", id }])[0]);
  const status = known["humanManaged"] === true ? "in_progress" : "open";
  const row = { ...known, ...said, status };
  return { id, created: false, write: { kind: "put", of: "conversations", id, row, version } };
}
