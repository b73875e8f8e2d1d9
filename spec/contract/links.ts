import { asObject, isObject } from "../json.ts";
import { parsePointer } from "../document/pointer.ts";
import { attempt } from "./attempt.ts";
import type { Link } from "./contract.ts";
import { text } from "./node-text.ts";
import type { Node, Reader } from "./reader.ts";
import { compileTemplate, type Template } from "./template.ts";

/** What an answer says about the next request. OpenAPI 3.1, section 4.8.20. */
export function readLink(reader: Reader, [name, node]: readonly [string, Node]): Link {
  const { member } = reader;
  const parameters: Record<string, Template> = {};
  for (const [key, value] of Object.entries(asObject(member(node, "parameters").value))) {
    const { pointer } = member(node, "parameters", key);
    const template = attempt(reader, pointer, () => compileTemplate(value));
    if (template) parameters[key] = template;
  }
  const body = member(node, "requestBody");
  const { value } = body;
  const requestBody =
    value === undefined ? undefined : attempt(reader, body.pointer, () => compileTemplate(value));
  return {
    name,
    operation: text(member(node, "operationId")) || operationAt(reader, member(node, "operationRef")),
    parameters,
    ...(requestBody === undefined ? {} : { requestBody }),
  };
}

/** The id of the operation that `operationRef` points at; `""` where it points out of the document. */
function operationAt(reader: Reader, node: Node): string {
  const ref = text(node);
  if (!ref.startsWith("#/")) return "";
  const target = reader.follow({ value: { $ref: ref }, pointer: node.pointer });
  if (!isObject(target.value)) return "";
  const [path = "", method = ""] = parsePointer(target.pointer).slice(-2);
  return text(reader.member(target, "operationId")) || `${method.toUpperCase()} ${path}`;
}
