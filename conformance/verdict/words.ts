import type { Json } from "../../spec/index.ts";
import type { Exchange } from "../run/exchange.ts";
import { textOf } from "./answer.ts";

const LONGEST = 200;

/** An exchange as people say it: `404 with {"error":"Contact not found"}`. */
export function wordsOf(exchange: Exchange | undefined): string {
  if (exchange === undefined) return "nothing: the request was not sent";
  if (exchange.response === undefined) return `no answer: ${exchange.failure}`;
  const text = textOf(exchange.response).trim();
  return text === ""
    ? `${exchange.response.status} without a body`
    : `${exchange.response.status} with ${cut(text)}`;
}

/** A value as people write it, cut where it is long; `nothing` where there is none. */
export function quote(value: Json | undefined): string {
  return value === undefined ? "nothing" : cut(JSON.stringify(value));
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
