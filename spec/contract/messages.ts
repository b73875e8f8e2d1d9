import type { Json } from "../json.ts";
import type { Content, Parameter, Reply, ReplyHeader, RequestBody } from "./contract.ts";
import { readLink } from "./links.ts";
import { quote, text } from "./node-text.ts";
import type { Node, Reader } from "./reader.ts";
import type { Direction, SchemaPool } from "./schemas.ts";

/** Reads what operations say about their messages: parameters, bodies, replies. */
export interface MessageReader {
  readonly parameters: (pathItem: Node, operation: Node) => readonly Parameter[];
  readonly body: (operation: Node) => RequestBody | undefined;
  readonly replies: (operation: Node) => readonly Reply[];
  /** The JSON body, else the first, of a request that the service sends: it travels as answers do. */
  readonly sent: (operation: Node) => Content | undefined;
}

export function createMessageReader(reader: Reader, schemas: SchemaPool): MessageReader {
  const { member, members, items } = reader;

  function parameter(node: Node): Parameter | undefined {
    const name = text(member(node, "name"));
    const where = oneOf(text(member(node, "in")), ["path", "query", "header", "cookie"] as const);
    if (name === "" || where === undefined) {
      const message = `Cannot read a parameter without "name" and "in"; "in" must be path, query, header or cookie, but is ${quote(member(node, "in"))}`;
      reader.report(node.pointer, message);
      return undefined;
    }
    const style =
      text(member(node, "style")) || (where === "query" || where === "cookie" ? "form" : "simple");
    const explode = member(node, "explode").value;
    const [mediaType = "", content] = members(member(node, "content"))[0] ?? [];
    return {
      name,
      in: where,
      required: where === "path" || member(node, "required").value === true,
      style,
      explode: typeof explode === "boolean" ? explode : style === "form",
      mediaType,
      schema: schemas(orAnything(content ? member(content, "schema") : member(node, "schema")), "request"),
      examples: examplesOf(content ?? node),
      pointer: node.pointer,
    };
  }

  function contents(node: Node, direction: Direction): readonly Content[] {
    return members(node).map(([mediaType, content]) => ({
      mediaType,
      schema: schemas(orAnything(member(content, "schema")), direction),
      examples: examplesOf(content),
      pointer: content.pointer,
    }));
  }

  function examplesOf(content: Node): Readonly<Record<string, Json>> {
    const named = members(member(content, "examples")).map(
      ([name, each]) => [name, member(each, "value").value] as const,
    );
    const all = [...named, ["", member(content, "example").value] as const];
    return Object.fromEntries(all.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }

  function header([name, node]: readonly [string, Node]): ReplyHeader {
    const required = member(node, "required").value === true;
    return {
      name: name.toLowerCase(),
      required,
      schema: schemas(orAnything(member(node, "schema")), "response"),
      pointer: node.pointer,
    };
  }

  function reply([status, node]: readonly [string, Node]): Reply {
    return {
      status: status === "default" ? status : status.toUpperCase(),
      description: text(member(node, "description")),
      headers: members(member(node, "headers"))
        .map(header)
        .filter(({ name }) => name !== "content-type"),
      contents: contents(member(node, "content"), "response"),
      links: members(member(node, "links")).map((entry) => readLink(reader, entry)),
      pointer: node.pointer,
    };
  }

  return {
    parameters: (pathItem, operation) => {
      const own = items(member(operation, "parameters")).map(parameter);
      const shared = items(member(pathItem, "parameters")).map(parameter);
      const found = [...own, ...shared].filter((each) => each !== undefined);
      // An operation's parameter hides the path item's of the same name and place (OpenAPI 3.1, section 4.8.9).
      return found.filter(
        (each, index) => found.findIndex((one) => one.name === each.name && one.in === each.in) === index,
      );
    },
    body: (operation) => {
      const node = member(operation, "requestBody");
      if (node.value === undefined) return undefined;
      return {
        required: member(node, "required").value === true,
        contents: contents(member(node, "content"), "request"),
        pointer: node.pointer,
      };
    },
    sent: (operation) => {
      const sent = contents(member(operation, "requestBody", "content"), "response");
      return sent.find(({ mediaType }) => /[/+]json\b/.test(mediaType)) ?? sent[0];
    },
    replies: (operation) =>
      members(member(operation, "responses"))
        .filter(([status]) => /^([1-5]\d\d|[1-5]XX|default)$/i.test(status))
        .map(reply)
        .sort((a, b) => rank(a.status) - rank(b.status)),
  };
}

function orAnything(node: Node): Node {
  return node.value === undefined ? { value: true, pointer: node.pointer } : node;
}

function oneOf<T extends string>(value: string, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

function rank(status: string): number {
  if (status === "default") return 2000;
  return status.endsWith("XX") ? 1000 + Number(status[0]) : Number(status);
}
