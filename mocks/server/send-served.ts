import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { octets } from "../engine/octets.ts";
import type { Served } from "./served.ts";

/** Writes an answer to its connection, whole or as far as it is to come. */
export async function sendServed(served: Served, outgoing: ServerResponse): Promise<void> {
  const { status, headers, body, cut, stream } = served;
  if (cut === "whole") {
    outgoing.destroy();
    return;
  }
  if (stream) {
    outgoing.writeHead(status, headers);
    await sendStream(stream, outgoing);
    return;
  }
  const bare = status === 204 || status === 304 || headers["content-length"] !== undefined;
  const length = bare ? {} : { "content-length": String(octets(body)) };
  outgoing.writeHead(status, { ...headers, ...length });
  if (cut === "half") {
    const half = body.slice(0, Math.floor(body.length / 2));
    // The fields promise more than comes, so that the client can tell.
    outgoing.write(half, () => outgoing.destroy());
    if (half.length === 0) outgoing.destroy();
    return;
  }
  outgoing.end(body);
}

/** Piece by piece until the stream ends, the client leaves or the server closes. */
async function sendStream(stream: AsyncIterable<string>, outgoing: ServerResponse): Promise<void> {
  const pieces = stream[Symbol.asyncIterator]();
  outgoing.once("close", () => void pieces.return?.());
  for (;;) {
    const { done, value } = await pieces.next();
    if (done || outgoing.destroyed) break;
    if (!outgoing.write(value)) await Promise.race([once(outgoing, "drain"), once(outgoing, "close")]);
  }
  outgoing.end();
}
