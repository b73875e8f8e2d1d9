import { isObject, type Json } from "../json.ts";

/**
 * A value that is worked out at the time of a request. It is compiled from JSON in which a string may be a runtime
 * expression (`$request.path.id`) or hold some in braces (`channels/{$row.id}`), as in OpenAPI 3.1, section
 * 4.8.20.3; `$row`, `$tenant` and `$now`, the moment of the request, are ours.
 */
export type Template =
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "expression"; readonly source: Source; readonly name: string; readonly pointer: string }
  | { readonly kind: "text"; readonly parts: readonly Template[] }
  | { readonly kind: "list"; readonly items: readonly Template[] }
  | { readonly kind: "object"; readonly members: Readonly<Record<string, Template>> };

/** Where an expression looks. The bodies, `row` and `tenant` take a pointer, the others a name. */
export type Source = (typeof sources)[number];

const sources = [
  "url",
  "method",
  "statusCode",
  "request.path",
  "request.query",
  "request.header",
  "request.body",
  "response.header",
  "response.body",
  "row",
  "tenant",
  "now",
] as const;

const expressionPattern =
  /^\$(url|method|statusCode|request\.(?:path|query|header|body)|response\.(?:header|body)|row|tenant|now)(?:\.([^#{}]+))?(?:#(\/[^{}]*)?)?$/;

/**
 * Compiles JSON with runtime expressions.
 * @throws {SyntaxError} where a string begins like an expression and is none
 */
export function compileTemplate(json: Json): Template {
  if (typeof json === "string") return compileText(json);
  if (Array.isArray(json)) return { kind: "list", items: json.map(compileTemplate) };
  if (isObject(json)) return { kind: "object", members: compileMembers(json) };
  return { kind: "constant", value: json };
}

/** Compiles each member of an object. */
export function compileMembers(json: Readonly<Record<string, Json>>): Record<string, Template> {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, compileTemplate(value)]));
}

function compileText(text: string): Template {
  if (text.startsWith("$")) return compileExpression(text);
  if (!text.includes("{$")) return { kind: "constant", value: text };
  const parts = text
    .split(/(\{\$[^}]*\})/)
    .filter((part) => part !== "")
    .map((part): Template =>
      part.startsWith("{$") ? compileExpression(part.slice(1, -1)) : { kind: "constant", value: part },
    );
  return { kind: "text", parts };
}

function compileExpression(text: string): Template {
  const match = expressionPattern.exec(text);
  const source = sources.find((each) => each === match?.[1]);
  if (!match || !source) {
    const known = sources.map((each) => `$${each}`).join(", ");
    throw new SyntaxError(
      `Cannot read ${JSON.stringify(text)} as a runtime expression; it must begin with one of ${known}`,
    );
  }
  const name = match[2] ?? "";
  const takesPointer = source === "row" || source === "tenant";
  // `$row.id` is the easy way to write `$row#/id`.
  const pointer =
    takesPointer && name !== "" ? `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}` : (match[3] ?? "");
  return { kind: "expression", source, name: takesPointer ? "" : name, pointer };
}
