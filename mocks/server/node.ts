import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Body, HttpRequest } from "../../spec/index.ts";
import { octets } from "../engine/octets.ts";
import { decodeBody } from "./decode-body.ts";
import { ListenError } from "./listen-error.ts";
import { controlBodyLimit, controlPrefix } from "./control.ts";
import type { Mock } from "./mock.ts";
import { sendServed } from "./send-served.ts";

/** Where a mock is to be reached. */
export interface ListenOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
}

/** A mock that can be reached. */
export interface Listening {
  /** `http://127.0.0.1:4010` */
  readonly url: string;
  /** Takes no more requests, ends connections that idle, and waits for the answers under way. */
  readonly close: () => Promise<void>;
}

/**
 * Serves a mock over HTTP.
 * @throws {ListenError} where the port is taken, forbidden or not of this machine
 */
export function listen(
  mock: Pick<Mock, "handle" | "bodyLimit">,
  { port, host }: ListenOptions,
): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    // A connection that is kept alive would keep a server alive that is to end.
    if (!server.listening) outgoing.setHeader("connection", "close");
    serve(mock, incoming, outgoing).catch(() => outgoing.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => resolve({ url: urlOf(server, host, port), close: () => close(server) }));
  });
}

async function serve(
  mock: Pick<Mock, "handle" | "bodyLimit">,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const limit = incoming.url?.startsWith(controlPrefix) ? controlBodyLimit : mock.bodyLimit;
  const body = await readBody(incoming, limit);
  // What is left of a body that is too long is not waited for, so nothing can follow it on this connection.
  if (octets(body) > limit) outgoing.setHeader("connection", "close");
  await sendServed(await mock.handle(toRequest(incoming, body)), outgoing);
}

/** The body as text where it is text; of one above the limit only enough to show that it is. */
async function readBody(incoming: IncomingMessage, limit: number): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  const whole = await new Promise<Buffer>((resolve, reject) => {
    incoming.on("data", (chunk: Buffer) => {
      // Beyond the limit the rest flows on and is dropped, so that the client gets to read the answer.
      if (size > limit) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) resolve(Buffer.concat(chunks));
    });
    incoming.on("end", () => resolve(Buffer.concat(chunks)));
    incoming.on("error", reject);
  });
  return decodeBody(whole);
}

function toRequest(incoming: IncomingMessage, body: Body): HttpRequest {
  const target = incoming.url ?? "/";
  const mark = target.indexOf("?");
  const headers = Object.entries(incoming.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")] as const,
  );
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? "" : target.slice(mark + 1),
    headers: Object.fromEntries(headers),
    body,
  };
}

/** Milliseconds that answers under way are given when the server is to end. */
const grace = 2000;

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, host: string, port: number): string {
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const at = `Cannot listen on ${host}:${port}`;
  switch (error.code) {
    case "EADDRINUSE":
      return new ListenError(
        `${at}: the port is taken; choose another with --port, or 0 for any that is free`,
        error.code,
      );
    case "EACCES":
      return new ListenError(
        `${at}: ports below 1024 need more rights; choose a higher one with --port`,
        error.code,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ListenError(
        `${at}: this machine has no such address; choose another with --host`,
        error.code,
      );
    default:
      return new ListenError(`${at}: ${error.message}`, error.code ?? "");
  }
}
