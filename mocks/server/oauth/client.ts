import { decodePercent, type HttpRequest } from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import { faultOf } from "../../engine/security/requirement.ts";
import type { LiveWorld, Worlds } from "../live-world.ts";
import { deny, type Denial } from "./denial.ts";
import type { Form } from "./form.ts";

/** Who asks for a token. */
export type Client =
  /** It has shown the secret. */
  | { readonly kind: "confidential"; readonly id: string; readonly key: Key; readonly world: LiveWorld }
  /** It only says who it is. */
  | { readonly kind: "public"; readonly id: string };

/**
 * Finds out who asks (RFC 6749, section 2.3.1): the secret is the value of a key of the world; the id is the name of
 * that key, or the name or id of its tenant.
 */
export async function clientOf(request: HttpRequest, form: Form, worlds: Worlds): Promise<Client | Denial> {
  const shown = fromHeader(request.headers["authorization"]);
  if (shown === "malformed") {
    return deny("invalid_client", "The Authorization header must read 'Basic <id:secret in base 64>'");
  }
  const [id, secret] = shown ?? [form.get("client_id"), form.get("client_secret")];
  if (shown && form.has("client_secret")) {
    return deny("invalid_request", "The client must show its secret once, in the header or in the body");
  }
  if (shown && (form.get("client_id") ?? id) !== id) {
    return deny("invalid_request", "client_id must be the same in the header and in the body");
  }
  if (id === undefined) return deny("invalid_client", "client_id is missing");
  if (secret === undefined) return { kind: "public", id };
  return confidential(id, secret, worlds);
}

async function confidential(id: string, secret: string, worlds: Worlds): Promise<Client | Denial> {
  const found = await worlds.find(secret);
  if (!found) return deny("invalid_client", "client_secret must be the value of a key, but is none");
  const { key, world } = found;
  const fault = faultOf(key, world.sources.now());
  if (fault !== undefined) return deny("invalid_client", fault);
  const tenant = (await world.store.tenants()).find((each) => each.id === key.tenant);
  const names = [key.name, tenant?.name ?? key.tenant];
  if (id !== key.tenant && !names.includes(id)) {
    const known = [...new Set(names)].map((name) => `'${name}'`).join(" or ");
    return deny("invalid_client", `client_id must be ${known} beside this secret, but is '${id}'`);
  }
  return { kind: "confidential", id, key, world };
}

/** Id and secret, each form-encoded by itself before they are joined. */
function fromHeader(field: string | undefined): readonly [string, string] | "malformed" | undefined {
  if (field === undefined) return undefined;
  const [, token] = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(field.trim()) ?? [];
  const text = token === undefined ? undefined : decode(token);
  const colon = text?.indexOf(":") ?? -1;
  if (text === undefined || colon < 0) return "malformed";
  const decodeForm = (part: string): string => decodePercent(part.replaceAll("+", " "));
  return [decodeForm(text.slice(0, colon)), decodeForm(text.slice(colon + 1))];
}

function decode(token: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(token), (octet) => octet.charCodeAt(0)));
  } catch {
    return undefined; // `atob` throws on what is not base 64, which is malformed like the rest.
  }
}
