import {
  isObject,
  type Content,
  type Json,
  type Operation,
  type RequestValues,
} from "../../../spec/index.ts";
import { closestContent, type HttpRequest } from "../../../spec/index.ts";

/** An example of an answer whose request is the one that was sent. */
export interface PairedExample {
  readonly status: number;
  readonly value: Json;
}

/**
 * The example that the document pairs with a request by its name: wherever the parameters or the body have an example of
 * that name, the request has that value (the convention of Microcks and Specmatic).
 */
export function pairedExample(
  operation: Operation,
  request: HttpRequest,
  values: RequestValues,
  contentFor: (contents: readonly Content[]) => Content | undefined,
): PairedExample | undefined {
  const sent =
    operation.body && closestContent(operation.body.contents, request.headers["content-type"] ?? "");
  for (const { status, contents } of operation.replies) {
    if (!/^\d{3}$/.test(status)) continue;
    for (const [name, value] of Object.entries(contentFor(contents)?.examples ?? {})) {
      if (name !== "" && isFor(name)) return { status: Number(status), value };
    }
  }
  return undefined;

  function isFor(name: string): boolean {
    const pairs = operation.parameters.flatMap((parameter) => {
      const at = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
      return Object.hasOwn(parameter.examples, name)
        ? [[parameter.examples[name], values[parameter.in][at]] as const]
        : [];
    });
    const bodies =
      sent && Object.hasOwn(sent.examples, name) ? [[sent.examples[name], values.body] as const] : [];
    const all = [...pairs, ...bodies];
    return all.length > 0 && all.every(([documented, given]) => same(documented, given));
  }
}

/** Whether two values are the same in JSON, whatever the order of members. */
function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item: Json, index) => same(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}
