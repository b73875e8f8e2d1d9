import { clientOf } from "./client.ts";
import { deny } from "./denial.ts";
import type { Grant } from "./grant.ts";
import { narrow } from "./scopes.ts";

/** A person hands over name and password (RFC 6749, section 4.3): those of a key, as a client's id and secret are. */
export const password: Grant = {
  type: "password",
  flows: ["password"],
  redeem: async ({ form, client, offered, worlds }) => {
    const [name, word] = [form.get("username"), form.get("password")];
    if (name === undefined || word === undefined) {
      return deny("invalid_request", `${name === undefined ? "username" : "password"} is missing`);
    }
    const shown = new Map([
      ["client_id", name],
      ["client_secret", word],
    ]);
    const bare = { method: "POST", path: "/", query: "", headers: {}, body: "" };
    const person = await clientOf(bare, shown, worlds);
    if (person.kind !== "confidential") {
      return deny("invalid_grant", "username and password must be the name and the value of a key");
    }
    const { key, world } = person;
    const scopes = narrow(form.get("scope"), offered, key.scopes);
    if (scopes.kind === "denied") return scopes;
    const permission = { client: client.id, tenant: key.tenant, scopes: scopes.scopes, within: key.within };
    const renewal = { scopes: scopes.scopes, confidential: client.kind === "confidential" };
    return { kind: "granted", world, permission, renewal, spends: [] };
  },
};
