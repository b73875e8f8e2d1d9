import type { HttpRequest } from "../../spec/index.ts";
import { refusal, type Refusal } from "../engine/refusals/refusal.ts";

/**
 * Who may use the control API: with a token whoever carries it, without one only this machine. A page of another origin
 * shows itself by its `Origin`, a name that was made to point here by its `Host` (DNS rebinding).
 */
export function refuseStranger({ headers }: HttpRequest, token: string | undefined): Refusal | undefined {
  if (token !== undefined)
    return carries(headers["authorization"], token) ? undefined : unauthorized(headers);
  const host = headers["host"];
  if (!isLoopback(host)) {
    const given = host === undefined ? "is missing" : `is ${JSON.stringify(host)}`;
    return refusal(
      403,
      `Without --control-token the Host of a request must be localhost or a loopback address, but ${given}`,
    );
  }
  const { origin } = headers;
  if (origin === undefined || origin === `http://${host}`) return undefined;
  return refusal(
    403,
    `Without --control-token a page must be of the mock's own origin, but Origin is ${JSON.stringify(origin)}`,
  );
}

function unauthorized({ authorization }: HttpRequest["headers"]): Refusal {
  const wrong = authorization === undefined ? "" : ', error="invalid_token"';
  return refusal(401, 'Send the control token: "Authorization: Bearer <what --control-token says>"', {
    headers: { "www-authenticate": `Bearer realm="Counterfoil Control API"${wrong}` },
  });
}

function carries(field: string | undefined, token: string): boolean {
  const [, given] = /^bearer +(\S+)$/i.exec(field?.trim() ?? "") ?? [];
  return given !== undefined && same(given, token);
}

/** Takes as long wherever the two begin to differ, so that a token cannot be guessed letter by letter. */
function same(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let index = 0; index < given.length; index += 1) {
    difference |= given.charCodeAt(index) ^ wanted.charCodeAt(index % Math.max(wanted.length, 1));
  }
  return difference === 0;
}

/** `localhost`, 127.0.0.0/8 or `[::1]`, with any port (RFC 6890, section 2.2.2). */
function isLoopback(host: string | undefined): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host ?? "");
}
