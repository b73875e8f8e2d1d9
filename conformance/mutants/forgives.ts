import {
  createRouter,
  readRequest,
  type HttpRequest,
  type JsonObject,
  type Match,
  type Problem,
} from "../../spec/index.ts";
import { withQuery } from "./change-request.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutation, Tools } from "./mutant.ts";

/** Puts something right in the place of what is wrong. */
export type Repair = (request: HttpRequest, problems: readonly Problem[], tools: Tools) => HttpRequest;

/** Does not mind input in which nothing but this is wrong, and goes on as if it had been right. */
export function forgives(isMeant: (problem: Problem) => boolean, repair: Repair): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    return (request) => {
      const problems = problemsOf(route(request.method, request.path), request);
      const forgiven = problems.length > 0 && problems.every(isMeant);
      return right(forgiven ? repair(request, problems, tools) : request);
    };
  };
}

function problemsOf(match: Match, request: HttpRequest): readonly Problem[] {
  return match.kind === "operation" ? readRequest(match.operation, match.path, request).problems : [];
}

/** Tells whether a problem is that a body breaks that rule: `minLength`. */
export function inBody(keyword: string): (problem: Problem) => boolean {
  return (problem) => problem.in === "body" && problem.violation?.keyword === keyword;
}

/** Leaves out the query parameters that are wrong. */
export const withoutQuery: Repair = (request, problems) =>
  problems.reduce((given, { name }) => withQuery(given, name, undefined), request);

/** Takes members of a body that is right for those that are wrong or missing; the whole of it where nothing can be read. */
export function withMembers(right: (tools: Tools) => JsonObject): Repair {
  return (request, problems, tools) => {
    const good = right(tools);
    const named = problems.flatMap(({ violation }) => {
      const [, first = ""] = violation?.at.split("/") ?? [];
      return [first, String(violation?.demand)];
    });
    const sent = Object.entries(membersOf(request)).filter(([name]) => !named.includes(name));
    const headers = { ...request.headers, "content-type": "application/json" };
    return withJson({ ...request, headers }, { ...good, ...Object.fromEntries(sent) });
  };
}
