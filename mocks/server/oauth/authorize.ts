import type { HttpRequest, HttpResponse } from "../../../spec/index.ts";
import type { TenantName } from "../../state/store.ts";
import type { LiveWorld, Worlds } from "../live-world.ts";
import { deny, uncached, type Denial } from "./denial.ts";
import { isDenial, readForm, readQuery, type Form } from "./form.ts";
import { tokenLife, type Mint } from "./mint.ts";
import type { Offer } from "./offer.ts";
import { challengePattern } from "./pkce.ts";
import { narrow } from "./scopes.ts";
import { ticketWrite, writeTickets } from "./vault.ts";

/** Milliseconds for which a code is good, on the clock of its world (RFC 6749, section 4.1.2). */
const codeLife = 600_000;

/**
 * Consents for a person at once and sends the client on its way (RFC 6749, sections 4.1.1 and 4.2.1). The person is of
 * the tenant that `tenant` or `login_hint` names, else of the first; `world` names another world than the main one.
 */
export async function authorize(
  request: HttpRequest,
  offers: readonly Offer[],
  worlds: Worlds,
  mint: Mint,
): Promise<HttpResponse | Denial> {
  const form = request.method === "POST" ? readForm(request) : readQuery(request.query);
  if (isDenial(form)) return form;
  const back = returnAddress(form);
  if (isDenial(back)) return back;
  const fragment = form.get("response_type") === "token";
  const result = await consent(form, back.href, offers, worlds, mint);
  const said = isDenial(result) ? { error: result.error, error_description: result.sentence } : result;
  const state = form.get("state");
  return redirect(back, { ...said, ...(state === undefined ? {} : { state }) }, fragment);
}

/** Without a good address there is nobody to send an error to (RFC 6749, section 4.1.2.1). */
function returnAddress(form: Form): URL | Denial {
  if (!form.has("client_id")) return deny("invalid_request", "client_id is missing");
  const text = form.get("redirect_uri");
  if (text === undefined) return deny("invalid_request", "redirect_uri is missing");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isWeb || text.includes("#")) {
    return deny(
      "invalid_request",
      `redirect_uri must be an http or https address without a fragment, but is '${text}'`,
    );
  }
  return url;
}

async function consent(
  form: Form,
  redirectUri: string,
  offers: readonly Offer[],
  worlds: Worlds,
  mint: Mint,
): Promise<Readonly<Record<string, string>> | Denial> {
  const type = form.get("response_type");
  const flow = type === "code" ? "authorizationCode" : type === "token" ? "implicit" : undefined;
  const open = offers.filter(({ kind }) => kind === flow);
  if (open.length === 0) return refuseType(type, offers);
  if (!["query", "fragment", undefined].includes(form.get("response_mode"))) {
    return deny("invalid_request", "response_mode must be query or fragment, or be left out");
  }
  const scopes = narrow(
    form.get("scope"),
    open.flatMap((offer) => offer.scopes),
    undefined,
  );
  if (scopes.kind === "denied") return scopes;
  const challenge = challengeIn(form);
  if (isDenial(challenge)) return challenge;
  const person = await personOf(form, worlds);
  if (isDenial(person)) return person;
  const { world, tenant } = person;
  const permission = {
    client: form.get("client_id") ?? "",
    tenant: tenant.id,
    scopes: scopes.scopes,
    within: {},
  };
  if (flow === "implicit") {
    const token = await mint.token(world, permission);
    const scope = scopes.scopes.join(" ");
    return { access_token: token, token_type: "Bearer", expires_in: String(tokenLife), scope };
  }
  const code = await mint.secret(world);
  const expiresAt = new Date(world.clock.now().getTime() + codeLife).toISOString();
  // The client must spell the address in the same way again, whatever the standard way is.
  const uri = form.get("redirect_uri") ?? redirectUri;
  const bound = { id: code, expiresAt, redirectUri: uri, challenge: challenge.text, confidential: false };
  await writeTickets(world, [ticketWrite("$codes", world, { ...permission, ...bound })]);
  return { code };
}

function refuseType(type: string | undefined, offers: readonly Offer[]): Denial {
  if (type === undefined) return deny("invalid_request", "response_type is missing");
  const known = [
    ...(offers.some(({ kind }) => kind === "authorizationCode") ? ["code"] : []),
    ...(offers.some(({ kind }) => kind === "implicit") ? ["token"] : []),
  ];
  return deny("unsupported_response_type", `response_type must be ${known.join(" or ")}, but is '${type}'`);
}

/** RFC 7636, section 4.3; of its methods only the one that hides the verifier. */
function challengeIn(form: Form): { readonly text: string } | Denial {
  const text = form.get("code_challenge");
  if (text === undefined) return { text: "" };
  if (form.get("code_challenge_method") !== "S256") {
    return deny("invalid_request", "code_challenge_method must be S256");
  }
  return challengePattern.test(text)
    ? { text }
    : deny(
        "invalid_request",
        "code_challenge must be 32 octets in base 64 for addresses, which is 43 characters",
      );
}

async function personOf(
  form: Form,
  worlds: Worlds,
): Promise<{ readonly world: LiveWorld; readonly tenant: TenantName } | Denial> {
  const name = form.get("world");
  const world = name === undefined ? worlds.main() : worlds.get(name);
  if (!world) return deny("access_denied", `There is no world '${name}'`);
  const tenants = await world.store.tenants();
  const named = (wanted: string | undefined): TenantName | undefined =>
    tenants.find((tenant) => tenant.name === wanted || tenant.id === wanted);
  const wanted = form.get("tenant");
  // A hint is only a hint: an address that a client knows of its user names no tenant.
  const tenant = wanted === undefined ? (named(form.get("login_hint")) ?? tenants[0]) : named(wanted);
  if (tenant) return { world, tenant };
  const known = tenants.map((each) => each.name).join(", ") || "none";
  return deny("access_denied", `There is no tenant '${wanted ?? ""}'; there are: ${known}`);
}

function redirect(back: URL, values: Readonly<Record<string, string>>, fragment: boolean): HttpResponse {
  const pairs = Object.entries(values);
  if (fragment) back.hash = new URLSearchParams(pairs).toString();
  else for (const [name, value] of pairs) back.searchParams.append(name, value);
  return { status: 302, headers: { location: back.href, ...uncached }, body: "" };
}
