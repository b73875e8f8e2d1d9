import type { Json } from "../json.ts";
import type { Parameter } from "./contract.ts";

/** The name of the query parameter that `$request.query.name` reads; `undefined` where it is no such expression. */
export function queryName(expression: Json | undefined): string | undefined {
  return typeof expression === "string" ? /^\$request\.query\.(.+)$/.exec(expression)?.[1] : undefined;
}

/** The query parameters by name. */
export function queryParameters(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  const found = parameters.filter((parameter) => parameter.in === "query");
  return new Map(found.map((parameter) => [parameter.name, parameter]));
}
