import { isObject, type HttpRequest, type JsonObject } from "../../spec/index.ts";
import { jsonOf, withJson } from "./json-body.ts";
import type { Mutation, Tools } from "./mutant.ts";

/** Passes another request on than the one that came, as a service does that overlooks or mistakes part of it. */
export function reads(change: (request: HttpRequest, tools: Tools) => HttpRequest): Mutation {
  return (right, tools) => (request) => right(change(request, tools));
}

/** Overlooks a query parameter. */
export function overlooks(parameter: string): Mutation {
  return reads((request) => withQuery(request, parameter, undefined));
}

/** Mistakes the body, where it is a JSON object. */
export function mistakes(change: (body: JsonObject) => JsonObject): Mutation {
  return reads((request) => {
    const json = jsonOf(request);
    return isObject(json) ? withJson(request, change(json)) : request;
  });
}

/** The value of a query parameter; `undefined` where the request has none. */
export function queryOf(request: HttpRequest, parameter: string): string | undefined {
  return new URLSearchParams(request.query).get(parameter) ?? undefined;
}

/** The request with a query parameter set; `undefined` takes it away. */
export function withQuery(request: HttpRequest, parameter: string, value: string | undefined): HttpRequest {
  const query = new URLSearchParams(request.query);
  if (value === undefined) query.delete(parameter);
  else query.set(parameter, value);
  return { ...request, query: query.toString() };
}
