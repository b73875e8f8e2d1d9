import { parseQuery, type Contract, type HttpRequest, type HttpResponse } from "../../spec/index.ts";

const hidden = "***";
/** Fields that hold credentials in any service. */
const usual = new Set(["authorization", "proxy-authorization", "x-api-key", "api-key", "x-auth-token"]);
const usualQuery = new Set(["access_token", "api_key", "apikey", "client_secret"]);

/** A message whose credentials cannot be read any more. */
export interface Masked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Masks what lets a client in: `Authorization` but for its scheme, cookies but for their names, API keys wherever they stand. */
export function maskRequest(contract: Contract, { path, query, headers }: HttpRequest): Masked {
  const keys = Object.values(contract.schemes).filter(({ kind }) => kind === "apiKey");
  const named = (place: string): Set<string> =>
    new Set(keys.filter((key) => key.in === place).map(({ parameter }) => parameter));
  const inHeader = new Set([...named("header")].map((name) => name.toLowerCase()));
  const shown = Object.entries(headers).map(([name, value]) => {
    if (name === "cookie") return [name, maskCookies(value)];
    if (name === "authorization") return [name, value.replace(/^(\S+) +.*$/s, `$1 ${hidden}`)];
    return [name, usual.has(name) || inHeader.has(name) ? hidden : value];
  });
  const masked = maskQuery(query, named("query"));
  return { path: masked === "" ? path : `${path}?${masked}`, headers: Object.fromEntries(shown) };
}

export function maskResponse({ headers }: HttpResponse): Readonly<Record<string, string>> {
  const { "set-cookie": cookie, ...rest } = headers;
  return cookie === undefined ? rest : { ...rest, "set-cookie": cookie.replaceAll(/=[^;,]*/g, `=${hidden}`) };
}

function maskCookies(field: string): string {
  return field.replaceAll(/=[^;]*/g, `=${hidden}`);
}

/** Nothing but the values of credentials is changed, so that the query is shown as it came. */
function maskQuery(query: string, names: ReadonlySet<string>): string {
  return query
    .split("&")
    .map((pair) => {
      const [name = ""] = parseQuery(pair)[0] ?? [];
      return names.has(name) || usualQuery.has(name.toLowerCase())
        ? `${pair.split("=")[0] ?? ""}=${hidden}`
        : pair;
    })
    .join("&");
}
