import { getPointer, isObject, type HttpResponse, type Json, type JsonObject } from "../../spec/index.ts";
import type { Exchange } from "../run/exchange.ts";
import type { Evidence } from "./check.ts";

/** The last exchange of a step; `undefined` where the step was not sent. */
export function lastOf(evidence: Evidence, step: string): Exchange | undefined {
  return evidence.exchanges[step]?.at(-1);
}

/** The body of an answer: JSON decoded where it is JSON, else its text; `undefined` where it is empty or there is none. */
export function bodyOf(response: HttpResponse | undefined): Json | undefined {
  const text = textOf(response);
  if (text === "") return undefined;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** The body of an answer as it came, as text. */
export function textOf(response: HttpResponse | undefined): string {
  if (response === undefined) return "";
  return typeof response.body === "string" ? response.body : new TextDecoder().decode(response.body);
}

/**
 * What the body of an exchange holds at a pointer; `undefined` where there is nothing. A part `?name` of the pointer stands for
 * the first item of an array that has a value, and not an empty one, under that name: `/items/?email/id`.
 */
export function valueAt(exchange: Exchange | undefined, pointer: string): Json | undefined {
  const body = bodyOf(exchange?.response);
  const [, before = pointer, name, after = ""] = /^(.*?)\/\?([^/]+)(.*)$/.exec(pointer) ?? [];
  const value = body === undefined ? undefined : getPointer(body, before);
  if (name === undefined || !Array.isArray(value)) return name === undefined ? value : undefined;
  const row = value.find((item) => isObject(item) && isTelling(item[name]));
  return row === undefined ? undefined : getPointer(row, after);
}

function isTelling(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return (
    typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && value !== "")
  );
}

/** The rows that an answer shows; `undefined` where there is no array of rows. */
export function rowsAt(exchange: Exchange | undefined, pointer: string): readonly Json[] | undefined {
  const rows = valueAt(exchange, pointer);
  return Array.isArray(rows) ? rows : undefined;
}

/** What names a row: its key, or, where it shows none, all of it. */
export function nameOf(row: Json, key: string): string {
  const value = isObject(row) ? row[key] : undefined;
  return JSON.stringify(value ?? row);
}

/** Tells whether a status is a success (RFC 9110, section 15.3). */
export function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status <= 299;
}

/** The object that the body of an exchange holds at a pointer. */
export function objectAt(exchange: Exchange | undefined, pointer: string): JsonObject | undefined {
  const value = valueAt(exchange, pointer);
  return isObject(value) ? value : undefined;
}

/** Tells whether a status is among those that are spelled `404`, or `4XX` for all of a hundred. */
export function hasStatus(spelled: readonly string[], status: number): boolean {
  const digits = String(status);
  return spelled.some((one) => (/^\dXX$/i.test(one) ? one.charAt(0) === digits.charAt(0) : one === digits));
}
