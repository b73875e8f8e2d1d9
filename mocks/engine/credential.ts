import { parseCookies, parseQuery, type HttpRequest, type Scheme } from "../../spec/index.ts";

/** What a request brings along for one security scheme. */
export type Credential =
  | { readonly kind: "missing" }
  /** There is something, but not what the scheme asks for. `tried`: it at least names the scheme. */
  | { readonly kind: "malformed"; readonly tried: boolean; readonly sentence: string }
  | { readonly kind: "given"; readonly value: string };

const missing: Credential = { kind: "missing" };

/** Finds the credential for a scheme in a request; nothing of it is judged but its form. */
export function credentialFor(scheme: Scheme, request: HttpRequest): Credential {
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return fromAuthorization(request, "Bearer", (token) => token);
    case "basic":
      return fromAuthorization(request, "Basic", decodeBasic);
    case "apiKey":
      return asGiven(fromPlace(scheme, request));
    case "other":
      return asGiven(request.headers["authorization"]);
    default:
      return scheme.kind satisfies never;
  }
}

/** The name of the scheme is no matter of case (RFC 9110, section 11.1); what follows is a token68. */
function fromAuthorization(
  request: HttpRequest,
  name: string,
  decode: (token: string) => string | undefined,
): Credential {
  const field = request.headers["authorization"]?.trim() ?? "";
  if (field === "") return missing;
  const [scheme = "", ...rest] = field.split(/ +/);
  const wanted = `it must read "Authorization: ${name} <key>"`;
  if (scheme.toLowerCase() !== name.toLowerCase()) {
    // A field of one word may be the key itself, which is not to be shown.
    const given = rest.length === 0 ? "it names no scheme" : `its scheme is "${scheme}"`;
    return {
      kind: "malformed",
      tried: false,
      sentence: `The Authorization header is malformed: ${given}; ${wanted}`,
    };
  }
  const [token = "", ...more] = rest;
  const value = more.length === 0 && /^[A-Za-z0-9\-._~+/]+=*$/.test(token) ? decode(token) : undefined;
  if (value !== undefined) return { kind: "given", value };
  const fault = token === "" ? "no key follows the scheme" : "what follows the scheme is not one key";
  return {
    kind: "malformed",
    tried: true,
    sentence: `The Authorization header is malformed: ${fault}; ${wanted}`,
  };
}

/** User and password as a key spells them: `user:password` (RFC 7617, section 2). */
function decodeBasic(token: string): string | undefined {
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(token), (octet) => octet.charCodeAt(0)));
    return text.includes(":") ? text : undefined;
  } catch {
    return undefined; // `atob` throws on what is not base 64, which is malformed like the rest.
  }
}

function fromPlace(scheme: Scheme, request: HttpRequest): string | undefined {
  const { parameter } = scheme;
  if (scheme.in === "header") return request.headers[parameter.toLowerCase()];
  const pairs =
    scheme.in === "query" ? parseQuery(request.query) : parseCookies(request.headers["cookie"] ?? "");
  return pairs.find(([name]) => name === parameter)?.[1];
}

function asGiven(value: string | undefined): Credential {
  return value === undefined || value === "" ? missing : { kind: "given", value };
}
