import { deny } from "./denial.ts";
import type { Grant } from "./grant.ts";
import { narrow } from "./scopes.ts";
import { findTicket } from "./vault.ts";

/**
 * A token for a token (RFC 6749, section 6). Each is good once and brings the next one (RFC 9700, section 4.14.2), which
 * may do all that the first could, however little is asked for in between.
 */
export const refreshToken: Grant = {
  type: "refresh_token",
  flows: ["authorizationCode", "password"],
  redeem: async ({ form, client, worlds }) => {
    const value = form.get("refresh_token");
    if (value === undefined) return deny("invalid_request", "refresh_token is missing");
    const found = await findTicket("$refresh", value, worlds);
    if (!found) return deny("invalid_grant", "The refresh token is not known, or has been used");
    const { ticket, world, spend } = found;
    if (client.id !== ticket.client) {
      return deny("invalid_grant", `The refresh token was issued to another client than '${client.id}'`);
    }
    if (ticket.confidential && client.kind !== "confidential") {
      return deny("invalid_client", "client_secret is missing");
    }
    const narrowed = narrow(form.get("scope"), ticket.scopes, undefined);
    if (narrowed.kind === "denied") return narrowed;
    const { tenant, within, scopes, confidential } = ticket;
    return {
      kind: "granted",
      world,
      permission: { client: ticket.client, tenant, scopes: narrowed.scopes, within },
      renewal: { scopes, confidential },
      spends: [spend],
    };
  },
};
