import {
  decodePercent,
  parseCookies,
  parseQuery,
  type HttpRequest,
  type Scheme,
} from "../../../spec/index.ts";

/** What a request brings along for one security scheme. */
export type Credential =
  | { readonly kind: "missing" }
  /** There is something, but not what the scheme asks for. `tried`: it at least names the scheme. */
  | { readonly kind: "malformed"; readonly tried: boolean; readonly sentence: string }
  /** What the key may be: one value, or several where the scheme leaves it open which part of it is the key. */
  | { readonly kind: "given"; readonly values: readonly string[] };

const missing: Credential = { kind: "missing" };

/** Finds the credential for a scheme in a request; nothing of it is judged but its form. */
export function credentialFor(scheme: Scheme, request: HttpRequest): Credential {
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return fromAuthorization(request, "Bearer", (token) => [token]);
    case "basic":
      return fromAuthorization(request, "Basic", decodeBasic);
    case "apiKey":
      return fromPlace(scheme, request);
    case "other":
      return inItsPlace(request);
    default:
      return scheme.kind satisfies never;
  }
}

/** The name of the scheme is no matter of case (RFC 9110, section 11.1); what follows is a token68. */
function fromAuthorization(
  request: HttpRequest,
  name: "Bearer" | "Basic",
  decode: (token: string) => readonly string[],
): Credential {
  const field = request.headers["authorization"]?.trim() ?? "";
  if (field === "") return missing;
  const [scheme = "", ...rest] = field.split(/ +/);
  const wanted = `it must read "Authorization: ${wantedAfter[name]}"`;
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
  const values = more.length === 0 && /^[A-Za-z0-9\-._~+/]+=*$/.test(token) ? decode(token) : [];
  if (values.length > 0) return { kind: "given", values };
  return {
    kind: "malformed",
    tried: true,
    sentence: `The Authorization header is malformed: ${faultOf(name, token)}; ${wanted}`,
  };
}

const wantedAfter = { Bearer: "Bearer <key>", Basic: "Basic <user:password in base 64>" };

function faultOf(name: "Bearer" | "Basic", token: string): string {
  if (token === "") return "no key follows the scheme";
  return name === "Basic"
    ? "what follows the scheme is not user:password in base 64"
    : "what follows the scheme is not one key";
}

/**
 * User and password (RFC 7617, section 2). The key is both as they stand, `user:password`; or it is the user alone, as
 * of services whose keys go without a password; or the password, whoever the user.
 */
function decodeBasic(token: string): readonly string[] {
  try {
    const octets = Uint8Array.from(atob(token), (octet) => octet.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(octets);
    const colon = text.indexOf(":");
    if (colon < 0) return [];
    const [user, password] = [text.slice(0, colon), text.slice(colon + 1)];
    return [text, password === "" ? user : password];
  } catch {
    return []; // `atob` throws on what is not base 64, which is malformed like the rest.
  }
}

function fromPlace(scheme: Scheme, request: HttpRequest): Credential {
  const { parameter } = scheme;
  switch (scheme.in) {
    case "header":
      return asGiven([request.headers[parameter.toLowerCase()] ?? ""]);
    case "query":
      return asGiven([valueOf(parseQuery(request.query), parameter)]);
    case "cookie": {
      const value = valueOf(parseCookies(request.headers["cookie"] ?? ""), parameter);
      // Whether the value of a cookie is percent-encoded is left to who sets it (RFC 6265, section 4.1.1).
      return asGiven([...new Set([value, decodePercent(value)])]);
    }
    default:
      return scheme.in satisfies never;
  }
}

/**
 * What a scheme proves that the mock cannot check, such as a client certificate or a digest, a key proves in its place:
 * the last word of the Authorization field, or what Basic says.
 */
function inItsPlace(request: HttpRequest): Credential {
  const words = (request.headers["authorization"]?.trim() ?? "").split(/ +/);
  const last = words.at(-1) ?? "";
  if (words.length === 2 && words[0]?.toLowerCase() === "basic")
    return asGiven(decodeBasic(last).slice(0, 1));
  return asGiven([last]);
}

function valueOf(pairs: readonly (readonly [name: string, value: string])[], wanted: string): string {
  return pairs.find(([name]) => name === wanted)?.[1] ?? "";
}

function asGiven(values: readonly string[]): Credential {
  const given = values.filter((value) => value !== "");
  return given.length === 0 ? missing : { kind: "given", values: given };
}
