import type { Body, Headers } from "../../spec/index.ts";
import type { Judged } from "../report/event.ts";
import type { Exchange } from "./exchange.ts";
import type { Mask } from "./mask.ts";

/** What is told of a case, with every secret masked, so that no report can show one. */
export function maskJudged(judged: Judged, mask: Mask): Judged {
  return {
    ...judged,
    exchanges: judged.exchanges.map((exchange) => maskExchange(exchange, mask)),
    verdicts: judged.verdicts.map((verdict) => ({
      ...verdict,
      reason: mask(verdict.reason),
      expected: mask(verdict.expected),
      got: mask(verdict.got),
    })),
  };
}

function maskExchange(exchange: Exchange, mask: Mask): Exchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: {
      ...request,
      path: mask(request.path),
      query: mask(request.query),
      headers: maskHeaders(request.headers, mask),
      body: maskBody(request.body, mask),
    },
    response: response && {
      ...response,
      headers: maskHeaders(response.headers, mask),
      body: maskBody(response.body, mask),
    },
    failure: mask(exchange.failure),
  };
}

function maskHeaders(headers: Headers, mask: Mask): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)]));
}

// Octets that are no text are shown to nobody as text; where a secret stands among them, they are left out.
function maskBody(body: Body, mask: Mask): Body {
  if (typeof body === "string") return mask(body);
  const text = Buffer.from(body).toString("latin1");
  return mask(text) === text ? body : new Uint8Array();
}
