import { deny, type Denial } from "./denial.ts";
import type { Grant, TokenRequest } from "./grant.ts";
import { verifies } from "./pkce.ts";
import { findTicket, type Ticket } from "./vault.ts";

/** The code that a person's consent has brought (RFC 6749, section 4.1.3), with the proof of RFC 7636. */
export const authorizationCode: Grant = {
  type: "authorization_code",
  flows: ["authorizationCode"],
  redeem: async (request) => {
    const code = request.form.get("code");
    if (code === undefined) return deny("invalid_request", "code is missing");
    const found = await findTicket("$codes", code, request.worlds);
    if (!found) return deny("invalid_grant", "The code is not known, or has been used");
    const { ticket, world, spend } = found;
    if (Date.parse(ticket.expiresAt) <= world.clock.now().getTime()) {
      return deny("invalid_grant", `The code expired at ${ticket.expiresAt}`);
    }
    const fault = await faultIn(request, ticket);
    if (fault) return fault;
    const { client, tenant, scopes, within } = ticket;
    const confidential = request.client.kind === "confidential";
    return {
      kind: "granted",
      world,
      permission: { client, tenant, scopes, within },
      renewal: { scopes, confidential },
      spends: [spend],
    };
  },
};

async function faultIn({ form, client }: TokenRequest, ticket: Ticket): Promise<Denial | undefined> {
  if (client.id !== ticket.client) {
    return deny("invalid_grant", `The code was issued to another client than '${client.id}'`);
  }
  if (form.get("redirect_uri") !== ticket.redirectUri) {
    return deny(
      "invalid_grant",
      `redirect_uri must be the one that the code was sent to: ${ticket.redirectUri}`,
    );
  }
  const verifier = form.get("code_verifier");
  if (ticket.challenge === "") {
    return client.kind === "confidential"
      ? undefined
      : deny("invalid_client", "The code was asked for without code_challenge; then client_secret is needed");
  }
  if (verifier === undefined) return deny("invalid_grant", "code_verifier is missing");
  return (await verifies(verifier, ticket.challenge))
    ? undefined
    : deny("invalid_grant", "code_verifier is not the one that code_challenge was made of");
}
