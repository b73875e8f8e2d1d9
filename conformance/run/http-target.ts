import { Pool } from "undici";
import type { HttpRequest, HttpResponse } from "../../spec/index.ts";
import type { Target } from "./exchange.ts";
import { explainLoss, TargetError } from "./target-error.ts";

/** A service on the network, and the connections to it. */
export type HttpTarget = Target & { readonly close: () => Promise<void> };

export interface HttpTargetOptions {
  /** How long one answer may take, to its last octet. Default 10,000. */
  readonly timeoutMs?: number;
  /** Fields for every request that does not set them itself; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends messages to a service over HTTP/1.1, as they are: no redirect is followed, nothing is retried, and no field
 * is added but `host`, `connection`, `content-length`, `accept` and `user-agent`.
 * @param url address of the service; a path in it precedes the path of every request
 * @throws {TargetError} of kind `address` where `url` is none; calls throw it where no answer comes
 */
export function createHttpTarget(url: string, options: HttpTargetOptions = {}): HttpTarget {
  const address = readAddress(url);
  const timeoutMs = options.timeoutMs ?? 10_000;
  const prefix = address.pathname.replace(/\/+$/, "");
  const shown = address.origin + prefix;
  const pool = new Pool(address.origin, {
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });

  const send = async (request: HttpRequest): Promise<HttpResponse> => {
    try {
      const response = await pool.request({
        method: request.method,
        path: prefix + request.path + (request.query === "" ? "" : `?${request.query}`),
        headers: { accept: "*/*", "user-agent": "counterfoil", ...options.headers, ...request.headers },
        body: request.body.length === 0 ? null : request.body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const octets = new Uint8Array(await response.body.arrayBuffer());
      return { status: response.statusCode, headers: joinFields(response.headers), body: asText(octets) };
    } catch (cause) {
      throw explainLoss(cause, shown, timeoutMs);
    }
  };
  return Object.assign(send, { close: () => pool.destroy() });
}

function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol))
    throw new TargetError(
      "address",
      `Give the target as an address that begins with http:// or https://, not "${url}"`,
    );
  return address;
}

function joinFields(
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    joined[name.toLowerCase()] = typeof value === "string" ? value : value.join(", ");
  }
  return joined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function asText(octets: Uint8Array): string | Uint8Array {
  try {
    return utf8.decode(octets);
  } catch {
    return octets;
  }
}
