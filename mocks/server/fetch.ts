import type { Body, HttpRequest } from "../../spec/index.ts";
import { decodeBody } from "./decode-body.ts";
import type { Mock } from "./mock.ts";

/** A mock as a function from a standard `Request` to a standard `Response` (Fetch standard). */
export function toFetch(mock: Pick<Mock, "handle">): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status, headers, body, cut, stream } = await mock.handle(await toMessage(request));
    // As a real network does it, so that whoever asks is put to the same test (Fetch standard, section 5.6).
    if (cut === "whole") throw new TypeError("The mock was told to drop this answer");
    // The standard forbids even an empty body beside these.
    const bare = request.method === "HEAD" || status === 204 || status === 205 || status === 304;
    if (cut === "half") return new Response(halfOf(body), { status, headers });
    if (stream) return new Response(toStream(stream), { status, headers });
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

/** Half of a body, and then an error. */
function halfOf(body: Body): ReadableStream<Uint8Array> {
  const octets = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return new ReadableStream({
    start: (controller) => controller.enqueue(octets.slice(0, Math.floor(octets.length / 2))),
    pull: (controller) => controller.error(new TypeError("The mock was told to break off this answer")),
  });
}

function toStream(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void iterator.return?.(),
  });
}

/** A copy whose memory is its own, as the standard's types ask. */
function toBodyInit(body: Body): string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" ? body : new Uint8Array(body);
}
