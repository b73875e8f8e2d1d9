import type { HttpRequest } from "../../spec/index.ts";
import type { KeyPart } from "./keyring.ts";

/**
 * The request with its key, put where the security scheme wants it: RFC 6750, section 2.1 (bearer), RFC 7617
 * (basic), OpenAPI 3.1, section 4.8.27 (API key). A basic credential is given as `user:password`.
 */
export function authorize(request: HttpRequest, parts: readonly KeyPart[]): HttpRequest {
  return parts.reduce(addPart, request);
}

function addPart(request: HttpRequest, { scheme, value, spelling }: KeyPart): HttpRequest {
  if (spelling === "other-scheme")
    return withHeader(request, "authorization", foreignScheme(scheme.kind, value));
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
      return withHeader(request, "authorization", `${spelling === "usual" ? "Bearer" : "bEARER"} ${value}`);
    case "basic":
      return withHeader(
        request,
        "authorization",
        `${spelling === "usual" ? "Basic" : "bASIC"} ${toBase64(value)}`,
      );
    case "apiKey":
      return withApiKey(request, scheme.in, scheme.parameter, value);
    case "other":
      return withHeader(request, "authorization", value);
    default:
      return scheme.kind satisfies never;
  }
}

function foreignScheme(kind: KeyPart["scheme"]["kind"], value: string): string {
  return kind === "basic" || kind === "apiKey" ? `Bearer ${value}` : `Basic ${toBase64(`${value}:`)}`;
}

function withApiKey(
  request: HttpRequest,
  where: "header" | "query" | "cookie",
  name: string,
  value: string,
): HttpRequest {
  switch (where) {
    case "header":
      return withHeader(request, name.toLowerCase(), value);
    case "cookie": {
      const cookie = `${name}=${encodeURIComponent(value)}`;
      const before = request.headers["cookie"];
      return withHeader(request, "cookie", before === undefined ? cookie : `${before}; ${cookie}`);
    }
    case "query": {
      const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
      return { ...request, query: request.query === "" ? pair : `${request.query}&${pair}` };
    }
    default:
      return where satisfies never;
  }
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function toBase64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
