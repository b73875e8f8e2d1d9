import {
  isObject,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type JsonObject,
} from "../../spec/index.ts";
import { jsonOf, withJson } from "./json-body.ts";
import type { Mutation } from "./mutant.ts";

/** What is done to an answer; the request is the one that it answers. */
export type Change = (answer: HttpResponse, request: HttpRequest) => HttpResponse;

/** Which answers are meant: those of one status, or all that say yes or no. */
export type Which = number | "success" | "refusal";

/** Passes requests on as they are, and changes what comes back. */
export function answers(...changes: readonly Change[]): Mutation {
  return (right) => async (request) =>
    changes.reduce((answer, change) => change(answer, request), await right(request));
}

/** Changes some answers only. */
export function when(which: Which, ...changes: readonly Change[]): Change {
  return (answer, request) =>
    isMeant(which, answer.status)
      ? changes.reduce((given, change) => change(given, request), answer)
      : answer;
}

function isMeant(which: Which, status: number): boolean {
  if (typeof which === "number") return status === which;
  return which === "success" ? status >= 200 && status < 300 : status >= 400;
}

export function status(status: number): Change {
  return (answer) => ({ ...answer, status });
}

/** Sets a header field; `undefined` takes it away. */
export function header(name: string, value: string | undefined): Change {
  return (answer) => {
    const others = Object.fromEntries(Object.entries(answer.headers).filter(([given]) => given !== name));
    return { ...answer, headers: value === undefined ? others : { ...others, [name]: value } };
  };
}

/** Sends other octets for a body. */
export function text(body: string): Change {
  return (answer) => ({ ...answer, body });
}

/** Puts another body in the place of a JSON object. */
export function body(change: (body: JsonObject, request: HttpRequest) => Json): Change {
  return (answer, request) => {
    const json = jsonOf(answer);
    return isObject(json) ? withJson(answer, change(json, request)) : answer;
  };
}

/** Sets members of a body that is a JSON object; `undefined` takes one away. */
export function members(changed: Readonly<Record<string, Json | undefined>>): Change {
  return body((json) => replaceMembers(json, changed));
}

/** Changes each row of a page, or one of them, counted from 0. */
export function rows(change: (row: JsonObject) => JsonObject, only?: number): Change {
  return body((json) => {
    const items = Array.isArray(json["items"]) ? json["items"] : [];
    const changed = items.map((item: Json, at) =>
      isObject(item) && (only === undefined || at === only) ? change(item) : item,
    );
    return { ...json, items: changed };
  });
}

export function replaceMembers(
  json: JsonObject,
  changed: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const members = Object.entries({ ...json, ...changed });
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
