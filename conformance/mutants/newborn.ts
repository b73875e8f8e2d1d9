import { createRouter, type HttpRequest, type HttpResponse } from "../../spec/index.ts";
import { membersOf } from "./json-body.ts";
import type { Mutation } from "./mutant.ts";

/** How what is new is overlooked: the answer to a list, changed; `born` are the ids of what was created. */
export type Oversight = (
  answer: HttpResponse,
  born: ReadonlySet<string>,
  request: HttpRequest,
) => HttpResponse;

/** Remembers the contacts that are created, and overlooks them in some lists. */
export function overlooksNewborn(oversight: Oversight): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    const born = new Set<string>();
    return async (request) => {
      const answer = await right(request);
      const match = route(request.method, request.path);
      if (match.kind !== "operation" || answer.status >= 300) return answer;
      if (match.operation.id === "createContact") born.add(String(membersOf(answer)["id"]));
      return match.operation.id === "listContacts" ? oversight(answer, born, request) : answer;
    };
  };
}
