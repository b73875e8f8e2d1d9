import type { Operation, Parameter } from "../contract/contract.ts";
import type { Json } from "../json.ts";
import type { Schema } from "../schema/schema.ts";
import { writeBody } from "../wire/body.ts";
import { formatCookies } from "../wire/cookie.ts";
import { isJson } from "../wire/media-type.ts";
import type { HttpRequest } from "../wire/message.ts";
import { withBoundary } from "../wire/multipart-form.ts";
import { writeParameter, type Spelling } from "../wire/parameter.ts";
import { fillPath } from "../wire/path-template.ts";
import { joinQuery, type Pair } from "../wire/query.ts";
import type { RequestValues } from "./exchange.ts";
import { closestContent } from "./reply.ts";

/** How to write a request beyond its values. */
export interface WriteOptions {
  /** What the path begins with: `contract.basePath`; `""` where the target's address has it already. */
  readonly basePath?: string;
}

/**
 * Writes values as the request that its operation describes; the way back of `readRequest`. Values need not fit the
 * contract, and query, header and cookie values that it does not know are written too, in the usual styles. Without a
 * `mediaType` the body gets the first JSON one of the operation, else its first.
 * @throws {RangeError} where a gap of the path has no value
 */
export function writeRequest(
  operation: Operation,
  values: Partial<RequestValues>,
  mediaType: string = usualMediaType(operation),
  { basePath = "" }: WriteOptions = {},
): HttpRequest {
  const { path = {}, query = {}, header = {}, cookie = {}, body } = values;
  const fields = Object.entries(header).map(([name, value]) => [
    name.toLowerCase(),
    textFor("header", name, value),
  ]);
  const written = body === undefined ? mediaType : withBoundary(mediaType, body);
  const cookies = Object.entries(cookie).flatMap(([name, value]) => pairsFor("cookie", name, value));
  return {
    method: operation.method,
    path: basePath + fillPath(operation.path, (name) => gap(name)),
    query: joinQuery(Object.entries(query).flatMap(([name, value]) => pairsFor("query", name, value))),
    headers: {
      ...(cookies.length > 0 ? { cookie: formatCookies(cookies) } : {}),
      ...(body === undefined || written === "" ? {} : { "content-type": written }),
      ...Object.fromEntries(fields),
    },
    body: body === undefined ? "" : writeBody(body, written, schemaFor(operation, written)),
  };

  function gap(name: string): string | undefined {
    const value = Object.hasOwn(path, name) ? path[name] : undefined;
    return value === undefined ? undefined : textFor("path", name, value);
  }

  function textFor(place: Parameter["in"], name: string, value: Json): string {
    const written = writeParameter(spellingOf(operation, place, name), value);
    return written.kind === "text" ? written.text : "";
  }

  function pairsFor(place: Parameter["in"], name: string, value: Json): readonly Pair[] {
    const written = writeParameter(spellingOf(operation, place, name), value);
    return written.kind === "pairs" ? written.pairs : [];
  }
}

function schemaFor({ body }: Operation, mediaType: string): Schema | undefined {
  return closestContent(body?.contents ?? [], mediaType)?.schema;
}

function spellingOf(operation: Operation, place: Parameter["in"], name: string): Spelling {
  const same = (other: string): boolean =>
    place === "header" ? other.toLowerCase() === name.toLowerCase() : other === name;
  return (
    operation.parameters.find((parameter) => parameter.in === place && same(parameter.name)) ??
    unknown(place, name)
  );
}

/** The styles that a parameter has where its document names none (OpenAPI 3.1, section 4.8.12.2). */
function unknown(place: Parameter["in"], name: string): Spelling {
  const pairs = place === "query" || place === "cookie";
  const schema = { pointer: "", json: true, judge: () => [] };
  return { name, in: place, style: pairs ? "form" : "simple", explode: pairs, mediaType: "", schema };
}

/** The media type that a body is written in where nobody says which. A range has no spelling of its own. */
function usualMediaType({ body }: Operation): string {
  const types = body?.contents.map((content) => content.mediaType) ?? [];
  const chosen = types.find(isJson) ?? types[0] ?? "application/json";
  if (!chosen.includes("*")) return chosen;
  return chosen.startsWith("text/") ? "text/plain" : "application/json";
}
