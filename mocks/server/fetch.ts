import type { Body, HttpRequest } from "../../spec/index.ts";
import { decodeBody } from "./decode-body.ts";
import type { Mock } from "./mock.ts";

/** A mock as a function from a standard `Request` to a standard `Response` (Fetch standard). */
export function toFetch(mock: Pick<Mock, "handle">): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status, headers, body } = await mock.handle(await toMessage(request));
    // The standard forbids even an empty body beside these.
    const bare = request.method === "HEAD" || status === 204 || status === 205 || status === 304;
    return new Response(bare ? null : toBodyInit(body), { status, headers });
  };
}

async function toMessage(request: Request): Promise<HttpRequest> {
  const { pathname, search, host } = new URL(request.url);
  const octets = new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: { host, ...Object.fromEntries(request.headers) },
    body: decodeBody(octets),
  };
}

/** A copy whose memory is its own, as the standard's types ask. */
function toBodyInit(body: Body): string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" ? body : new Uint8Array(body);
}
