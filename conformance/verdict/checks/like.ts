import type { Json } from "../../../spec/index.ts";
import { isObject } from "../../../spec/index.ts";
import type { Exchange } from "../../run/exchange.ts";
import { bodyOf, lastOf } from "../answer.ts";
import { finding } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** Two answers that nobody could tell apart, but for the words in them. */
export const like: Tell<"like"> = (check, evidence) => {
  const one = lastOf(evidence, check.step);
  const other = lastOf(evidence, check.as);
  return finding(outlineOf(one) === outlineOf(other), `an answer like ${wordsOf(other)}`, wordsOf(one));
};

function outlineOf(exchange: Exchange | undefined): string {
  const response = exchange?.response;
  const type = (response?.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  return `${response?.status} ${type} ${shapeOf(bodyOf(response))}`;
}

function shapeOf(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.length === 0 ? "" : shapeOf(value[0])}]`;
  if (!isObject(value)) return value === null ? "null" : typeof value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${name}:${shapeOf(member)}`).join(",")}}`;
}
