import {
  evaluate,
  isObject,
  readBody,
  readRequest,
  writeBody,
  type Callback,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type Match,
  type Scope,
  type Template,
} from "../../../spec/index.ts";
import { deliveryField, type Delivery } from "./delivery.ts";
import { hookBody } from "./hook-body.ts";
import type { Told } from "./told.ts";
import type { Occasion } from "./webhook-deliveries.ts";

/** An exchange that is over. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly match: Extract<Match, { kind: "operation" }>;
  readonly response: HttpResponse;
  readonly tenant: string;
  readonly writes: readonly Told[];
}

/**
 * What the callbacks of an operation tell whoever asked for them: those whose address the request or the answer says
 * (OpenAPI 3.1, section 4.8.18.1). A request that was refused brings none about.
 */
export function callbackDeliveries(exchange: Exchange, occasion: Occasion): readonly Delivery[] {
  const { match, response } = exchange;
  const { callbacks } = match.operation;
  if (callbacks.length === 0 || response.status < 200 || response.status > 299) return [];
  const scope = scopeOf(exchange);
  return callbacks.flatMap((callback) => {
    const url = addressOf(callback.url, scope);
    return url === undefined ? [] : [deliveryOf(callback, url, scope, exchange, occasion)];
  });
}

function scopeOf({ request, match, response }: Exchange): Scope {
  const { path, query, body } = readRequest(match.operation, match.path, request).values;
  const { host = "localhost" } = request.headers;
  const url = `http://${host}${request.path}${request.query === "" ? "" : `?${request.query}`}`;
  const said = readBody(response.body, response.headers["content-type"] ?? "", true);
  return {
    request: { method: request.method, url, path, query, header: request.headers, body },
    response: {
      status: response.status,
      headers: response.headers,
      body: said.ok && !said.opaque ? said.value : undefined,
    },
  };
}

/** The address; `undefined` where a part of it leads nowhere: then nobody has asked for a callback. */
function addressOf(template: Template, scope: Scope): string | undefined {
  const parts = template.kind === "text" ? template.parts : [template];
  const values = parts.map((part) => evaluate(part, scope));
  const isGiven = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== "";
  return values.every(isGiven) ? values.map(String).join("") : undefined;
}

function deliveryOf(
  { name, method, pointer, content }: Callback,
  url: string,
  scope: Scope,
  exchange: Exchange,
  { service, world, nextId }: Occasion,
): Delivery {
  const { effect } = exchange.match.operation;
  const of = effect.kind === "none" ? "" : effect.of;
  const written = exchange.writes.find((each) => each.of === of);
  const said = scope.response?.body;
  const row = written?.seen ?? (isObject(said) ? said : {});
  const id = nextId();
  const { sources } = world;
  const tidings = { event: name, now: sources.now(), of, key: service.keyOf(of), row };
  const body = content && hookBody(content.schema, tidings, sources.chance.fork(`${name} ${id}`));
  const mediaType = content?.mediaType ?? "application/json";
  return {
    id,
    kind: "callback",
    name,
    pointer,
    world: world.name,
    tenant: exchange.tenant,
    method,
    url,
    headers: { ...(body === undefined ? {} : { "content-type": mediaType }), [deliveryField]: id },
    body: body === undefined ? "" : writeBody(body, mediaType),
  };
}
