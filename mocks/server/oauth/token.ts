import type { HttpRequest, HttpResponse } from "../../../spec/index.ts";
import type { Worlds } from "../live-world.ts";
import { clientOf } from "./client.ts";
import { deny, uncached, type Denial } from "./denial.ts";
import { isDenial, readForm, type Form } from "./form.ts";
import type { Grant, Granted } from "./grant.ts";
import { grants } from "./grants.ts";
import { tokenLife, type Mint } from "./mint.ts";
import type { Offer } from "./offer.ts";
import { ticketWrite, writeTickets } from "./vault.ts";

/** Answers a request for a token (RFC 6749, section 3.2). */
export async function issueToken(
  request: HttpRequest,
  offers: readonly Offer[],
  worlds: Worlds,
  mint: Mint,
): Promise<HttpResponse | Denial> {
  const form = readForm(request);
  if (isDenial(form)) return form;
  const grant = grantOf(form, offers);
  if (isDenial(grant)) return grant;
  const client = await clientOf(request, form, worlds);
  if (client.kind === "denied") return client;
  const offered = offers.filter(({ kind }) => grant.flows.includes(kind)).flatMap(({ scopes }) => scopes);
  const granted = await grant.redeem({ form, client, offered, worlds });
  return granted.kind === "denied" ? granted : hand(granted, mint);
}

function grantOf(form: Form, offers: readonly Offer[]): Grant | Denial {
  const wanted = form.get("grant_type");
  if (wanted === undefined) return deny("invalid_request", "grant_type is missing");
  const open = grants.filter(({ flows }) => offers.some(({ kind }) => flows.includes(kind)));
  const known = open.map(({ type }) => type).join(", ");
  return (
    open.find(({ type }) => type === wanted) ??
    deny("unsupported_grant_type", `grant_type must be one of ${known}, but is '${wanted}'`)
  );
}

/** Uses up what was redeemed, then makes the tokens: of two that redeem the same, one comes too late. */
async function hand(granted: Granted, mint: Mint): Promise<HttpResponse | Denial> {
  const { world, permission, renewal, spends } = granted;
  const next = renewal && { ...renewal, id: await mint.secret(world) };
  const puts = next
    ? [
        ticketWrite("$refresh", world, {
          ...permission,
          ...next,
          expiresAt: "",
          redirectUri: "",
          challenge: "",
        }),
      ]
    : [];
  if (!(await writeTickets(world, [...spends, ...puts]))) {
    return deny("invalid_grant", "What was shown has just been used");
  }
  const body = {
    access_token: await mint.token(world, permission),
    token_type: "Bearer",
    expires_in: tokenLife,
    ...(next ? { refresh_token: next.id } : {}),
    scope: permission.scopes.join(" "),
  };
  return {
    status: 200,
    headers: { "content-type": "application/json", ...uncached },
    body: JSON.stringify(body),
  };
}
