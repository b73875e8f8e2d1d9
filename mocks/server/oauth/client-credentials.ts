import { deny } from "./denial.ts";
import type { Grant } from "./grant.ts";
import { narrow } from "./scopes.ts";

/** A program asks for itself (RFC 6749, section 4.4): it may do what its own key may do. */
export const clientCredentials: Grant = {
  type: "client_credentials",
  flows: ["clientCredentials"],
  redeem: async ({ form, client, offered }) => {
    if (client.kind === "public") return deny("invalid_client", "client_secret is missing");
    const { id, key, world } = client;
    const scopes = narrow(form.get("scope"), offered, key.scopes);
    if (scopes.kind === "denied") return scopes;
    const permission = { client: id, tenant: key.tenant, scopes: scopes.scopes, within: key.within };
    return { kind: "granted", world, permission, renewal: undefined, spends: [] };
  },
};
