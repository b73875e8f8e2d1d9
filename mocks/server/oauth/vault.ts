import { isObject, type Json } from "../../../spec/index.ts";
import type { Key, Row } from "../../../fixtures/index.ts";
import type { Write } from "../../state/store.ts";
import type { LiveWorld, Worlds } from "../live-world.ts";

/** What an authorization code or a refresh token stands for. */
export interface Ticket {
  readonly id: string;
  readonly client: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
  readonly within: Key["within"];
  /** ISO 8601; `""`: it lasts. */
  readonly expiresAt: string;
  readonly redirectUri: string;
  /** `""` where the client shows its secret instead. */
  readonly challenge: string;
  /** Whether the client must show its secret. */
  readonly confidential: boolean;
}

/** A ticket where it was found. */
export interface FoundTicket {
  readonly ticket: Ticket;
  readonly world: LiveWorld;
  /** Takes it out of the vault: it is good once. */
  readonly spend: Write;
}

export type TicketKind = "$codes" | "$refresh";

/** Tickets belong to no tenant until they are redeemed, so they lie with one that no world has. */
const keeper = "$oauth";

/** The write that puts a ticket into the vault of its world, where replicas and restarts find it. */
export function ticketWrite(of: TicketKind, world: LiveWorld, ticket: Ticket): Write {
  return { kind: "put", of, id: ticket.id, row: { ...ticket, world: world.name }, version: 0 };
}

/** `false` where a ticket that is spent by it has been spent already. */
export async function writeTickets(world: LiveWorld, writes: readonly Write[]): Promise<boolean> {
  return writes.length === 0 || (await world.store.commit(keeper, writes));
}

/** Finds a ticket in whatever world it was issued. */
export async function findTicket(
  of: TicketKind,
  id: string,
  worlds: Worlds,
): Promise<FoundTicket | undefined> {
  for (const world of worlds.all()) {
    const { row, version } = await world.store.row(keeper, { kind: "row", of, id });
    // A fork begins with the rows of its parent, but what those were issued for stays the parent's.
    if (row && row["world"] === world.name) {
      return { ticket: readTicket(row), world, spend: { kind: "remove", of, id, version } };
    }
  }
  return undefined;
}

function readTicket(row: Row): Ticket {
  const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
  const { scopes, within } = row;
  return {
    id: text(row["id"]),
    client: text(row["client"]),
    tenant: text(row["tenant"]),
    scopes: Array.isArray(scopes) ? scopes.map(text) : [],
    within: isObject(within) ? within : {},
    expiresAt: text(row["expiresAt"]),
    redirectUri: text(row["redirectUri"]),
    challenge: text(row["challenge"]),
    confidential: row["confidential"] === true,
  };
}
