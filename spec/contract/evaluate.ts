import type { Json, JsonObject } from "../json.ts";
import { getPointer } from "../document/pointer.ts";
import type { Template } from "./template.ts";

/** What runtime expressions may look at. */
export interface Scope {
  readonly request?: {
    readonly method: string;
    readonly url: string;
    readonly path: Readonly<Record<string, Json>>;
    readonly query: Readonly<Record<string, Json>>;
    readonly header: Readonly<Record<string, Json>>;
    readonly body: Json | undefined;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Json | undefined;
  };
  readonly row?: JsonObject | undefined;
  readonly tenant?: JsonObject | undefined;
  /** The moment at which it happens, ISO 8601. */
  readonly now?: string | undefined;
}

/** The value of a template; `undefined` where an expression leads nowhere. Members that lead nowhere are left out. */
export function evaluate(template: Template, scope: Scope): Json | undefined {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      return look(template, scope);
    case "text":
      return template.parts.map((part) => asText(evaluate(part, scope))).join("");
    case "list":
      return template.items.map((item) => evaluate(item, scope) ?? null);
    case "object":
      return evaluateMembers(template.members, scope);
    default:
      return template satisfies never;
  }
}

/** The values of several templates by name; those that lead nowhere are left out. */
export function evaluateMembers(
  members: Readonly<Record<string, Template>>,
  scope: Scope,
): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const [name, member] of Object.entries(members)) {
    const value = evaluate(member, scope);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function look(expression: Extract<Template, { kind: "expression" }>, scope: Scope): Json | undefined {
  const { name, pointer } = expression;
  switch (expression.source) {
    case "url":
      return scope.request?.url;
    case "method":
      return scope.request?.method;
    case "statusCode":
      return scope.response?.status;
    case "request.path":
      return scope.request?.path[name];
    case "request.query":
      return scope.request?.query[name];
    case "request.header":
      return scope.request?.header[name.toLowerCase()];
    case "request.body":
      return at(scope.request?.body, pointer);
    case "response.header":
      return scope.response?.headers[name.toLowerCase()];
    case "response.body":
      return at(scope.response?.body, pointer);
    case "row":
      return at(scope.row, pointer);
    case "tenant":
      return at(scope.tenant, pointer);
    case "now":
      return scope.now;
    default:
      return expression.source satisfies never;
  }
}

function at(tree: Json | undefined, pointer: string): Json | undefined {
  return tree === undefined ? undefined : getPointer(tree, pointer);
}

function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
