import type { HttpRequest, HttpResponse } from "../../../spec/index.ts";

/** A refusal of the authorization server (RFC 6749, sections 4.1.2.1 and 5.2). */
export interface Denial {
  readonly kind: "denied";
  readonly error:
    | "invalid_request"
    | "invalid_client"
    | "invalid_grant"
    | "invalid_scope"
    | "unauthorized_client"
    | "unsupported_grant_type"
    | "unsupported_response_type"
    | "access_denied";
  readonly sentence: string;
}

export function deny(error: Denial["error"], sentence: string): Denial {
  return { kind: "denied", error, sentence };
}

/** What a client may not be kept from reading, nor keep (RFC 6749, section 5.1). */
export const uncached = { "cache-control": "no-store", pragma: "no-cache" };

/** A denial as the answer of the token endpoint. */
export function answerDenial({ error, sentence }: Denial, request: HttpRequest, realm: string): HttpResponse {
  const unknown = error === "invalid_client";
  const challenge = request.headers["authorization"] === undefined ? {} : { "www-authenticate": realm };
  return {
    status: unknown ? 401 : 400,
    headers: { "content-type": "application/json", ...uncached, ...(unknown ? challenge : {}) },
    // Only these characters may stand in a description (RFC 6749, section 5.2).
    body: JSON.stringify({
      error,
      error_description: sentence.replaceAll(/[^ -~]/g, "?").replaceAll(/["\\]/g, "'"),
    }),
  };
}
