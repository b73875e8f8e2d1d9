import {
  createRouter,
  readRequest,
  type HttpRequest,
  type JsonObject,
  type Match,
  type Problem,
} from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { withQuery } from "./change-request.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutation } from "./mutant.ts";

/** Puts something right in the place of what is wrong; `right` is there to be asked for what that is. */
export type Repair = (
  request: HttpRequest,
  problems: readonly Problem[],
  right: Target,
) => HttpRequest | Promise<HttpRequest>;

/** Does not mind input in which nothing but this is wrong, and goes on as if it had been right. */
export function forgives(isMeant: (problem: Problem) => boolean, repair: Repair): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    return async (request) => {
      const problems = problemsOf(route(request.method, request.path), request);
      const forgiven = problems.length > 0 && problems.every(isMeant);
      return right(forgiven ? await repair(request, problems, right) : request);
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
export function withMembers(good: (right: Target, request: HttpRequest) => Promise<JsonObject>): Repair {
  return async (request, problems, right) => {
    const named = problems.flatMap(({ violation }) => {
      const [, first = ""] = violation?.at.split("/") ?? [];
      return [first, String(violation?.demand)];
    });
    const sent = Object.entries(membersOf(request)).filter(([name]) => !named.includes(name));
    const headers = { ...request.headers, "content-type": "application/json" };
    return withJson(
      { ...request, headers },
      { ...(await good(right, request)), ...Object.fromEntries(sent) },
    );
  };
}
