import type { Headers, HttpRequest, HttpResponse } from "../../spec/index.ts";

/** Seconds for which a browser may remember what a preflight said. */
const maxAge = 600;

/** Lets pages of any origin read the answer, the fields of it included (Fetch standard, section 3.3.3). */
export function withCors(request: HttpRequest, response: HttpResponse): HttpResponse {
  const exposed = Object.keys(response.headers).filter((name) => !safelisted.has(name));
  const expose: Headers = exposed.length === 0 ? {} : { "access-control-expose-headers": exposed.join(", ") };
  return { ...response, headers: { ...response.headers, ...origin(request, response.headers), ...expose } };
}

/** Whether a browser asks beforehand if it may send a request (Fetch standard, section 3.3.2). */
export function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

/** Says which methods may be sent to a path, and every field that is asked about. */
export function answerPreflight(request: HttpRequest, allowed: readonly string[]): HttpResponse {
  const asked = request.headers["access-control-request-headers"];
  return {
    status: 204,
    headers: {
      ...origin(request, {}),
      "access-control-allow-methods": allowed.join(", "),
      "access-control-allow-headers": asked ?? "authorization, content-type",
      "access-control-max-age": String(maxAge),
    },
    body: "",
  };
}

/** The page's own origin, since `*` would forbid it to send cookies; then the answer depends on who asks. */
function origin(request: HttpRequest, headers: Headers): Headers {
  const from = request.headers["origin"];
  if (from === undefined) return { "access-control-allow-origin": "*" };
  const vary = headers["vary"] === undefined ? "origin" : `${headers["vary"]}, origin`;
  return { "access-control-allow-origin": from, "access-control-allow-credentials": "true", vary };
}

/** What a page may read without being told: Fetch standard, section 2.2.2, and our own CORS fields. */
const safelisted = new Set([
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]);
