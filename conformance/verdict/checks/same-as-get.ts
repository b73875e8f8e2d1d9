import { lastOf, textOf } from "../answer.ts";
import { broken, finding, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { wordsOf } from "../words.ts";

/**
 * The fields that say what the content would be (RFC 9110, section 9.3.2). A server may leave one out, since it would have to
 * make the content to know it, and GET may leave out a length when it sends in chunks; no two values may differ.
 */
const FIELDS = ["content-type", "content-length", "content-language", "etag", "last-modified", "location"];

/** HEAD answers as GET does, without the content. */
export const sameAsGet: Tell<"same-as-get"> = (check, evidence) => {
  const get = lastOf(evidence, check.as)?.response;
  const exchange = lastOf(evidence, check.step);
  const head = exchange?.response;
  const expected = `${get?.status} and the header fields of GET, without content`;
  if (get === undefined) return unclear(expected, wordsOf(lastOf(evidence, check.as)));
  if (head === undefined) return broken(expected, wordsOf(exchange));
  if (head.status !== get.status || textOf(head) !== "") return broken(expected, wordsOf(exchange));
  const other = FIELDS.find((name) => {
    const [one, two] = [head.headers[name], get.headers[name]];
    return one !== undefined && two !== undefined && one !== two;
  });
  const got =
    other === undefined
      ? `${head.status}, the same fields`
      : `${other}: ${head.headers[other]}, and ${get.headers[other]} of GET`;
  return finding(other === undefined, expected, got);
};
