import {
  contentFor,
  createRouter,
  isObject,
  replyFor,
  shapeOf,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type JsonSchema,
  type Match,
  type Shape,
} from "../../spec/index.ts";
import { jsonOf, withJson } from "./json-body.ts";
import type { Mutation } from "./mutant.ts";

/** Adds a member to every object of an answer in which the document leaves room for any. */
export const withMore: Mutation = (right, { contract }) => {
  const route = createRouter(contract);
  const look = createLook();
  return async (request) => {
    const answer = await right(request);
    const json = jsonOf(answer);
    const schema = schemaOf(route(request.method, request.path), request, answer);
    return json === undefined || schema === undefined
      ? answer
      : withJson(answer, widened(json, look(schema, schema), look));
  };
};

function schemaOf(match: Match, { method }: HttpRequest, answer: HttpResponse): JsonSchema | undefined {
  if (match.kind !== "operation" || method === "HEAD") return undefined;
  const reply = replyFor(match.operation, answer.status);
  return reply && contentFor(reply, answer.headers["content-type"] ?? "")?.schema.json;
}

type Look = (schema: JsonSchema, root: JsonSchema) => Shape;

/** Looks at each schema once. */
function createLook(): Look {
  const seen = new Map<JsonSchema, Shape>();
  return (schema, root) => {
    const shape = seen.get(schema) ?? shapeOf(schema, root);
    seen.set(schema, shape);
    return shape;
  };
}

function widened(value: Json, shape: Shape, look: Look): Json {
  // Which of several schemas a value is to fit, and what follows from its members, is not looked into.
  if (shape.choices.length + shape.conditions.length + shape.nots.length > 0) return value;
  if (Array.isArray(value))
    return value.map((item: Json, at) =>
      widened(item, look(shape.prefixItems[at] ?? shape.items ?? true, shape.root), look),
    );
  if (!isObject(value) || Object.keys(shape.patternProperties).length > 0) return value;
  const members = Object.entries(value).map(([name, member]): readonly [string, Json] => {
    const known = Object.hasOwn(shape.properties, name) ? shape.properties[name] : shape.additional;
    return [name, widened(member, look(known ?? true, shape.root), look)];
  });
  return { ...(takesAny(shape) ? { _links: { self: "/" } } : {}), ...Object.fromEntries(members) };
}

/** Where the document says nothing of further members, or that they may be anything (JSON Schema Core, section 10.3.2.3). */
function takesAny({
  closed,
  additional,
  propertyNames,
  maxProperties,
  enum: listed,
  const: only,
}: Shape): boolean {
  const limits = propertyNames ?? maxProperties ?? listed ?? only;
  return !closed && (additional === undefined || additional === true) && limits === undefined;
}
