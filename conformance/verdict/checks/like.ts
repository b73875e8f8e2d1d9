import type { Json } from "../../../spec/index.ts";
import { isObject } from "../../../spec/index.ts";
import type { Exchange } from "../../run/exchange.ts";
import { bodyOf, lastOf, valueAt } from "../answer.ts";
import { equal } from "../equal.ts";
import { finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/** Two answers that nobody could tell apart, but for the words in them. */
export const like: Tell<"like"> = (check, evidence) => {
  const one = lastOf(evidence, check.step);
  const other = lastOf(evidence, check.as);
  const expected = `an answer like ${wordsOf(other)}`;
  const alike = outlineOf(one) === outlineOf(other);
  if (alike && check.since !== undefined) {
    const seen = valueAt(lastOf(evidence, check.since), check.at ?? "");
    const id = evidence.resolve(check.id ?? null);
    if (seen === undefined || id === undefined || !equal(seen, id))
      return unclear(expected, "whoever it belongs to does not see it either, so that this shows nothing");
  }
  return finding(alike, expected, wordsOf(one));
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
