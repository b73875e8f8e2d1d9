import {
  createRouter,
  isObject,
  type HttpRequest,
  type HttpResponse,
  type JsonObject,
} from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { aside } from "./ask-aside.ts";
import type { Mutation } from "./mutant.ts";

/** How what is gone comes back: the answer to a request, changed. */
export type Haunt = (scene: Scene) => HttpResponse | Promise<HttpResponse>;

interface Scene {
  readonly request: HttpRequest;
  readonly answer: HttpResponse;
  /** The contacts that were removed so far. */
  readonly gone: readonly JsonObject[];
  readonly right: Target;
}

/** Remembers the contacts that are removed, and lets them come back in the answers of one operation. */
export function haunted(operation: string, haunt: Haunt): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    const gone: JsonObject[] = [];
    return async (request) => {
      const match = route(request.method, request.path);
      const asked = match.kind === "operation" ? match.operation.id : "";
      if (asked === "deleteContact") {
        const row = await aside(right, tools, request).get(request.path);
        const answer = await right(request);
        if (answer.status < 300 && isObject(row)) gone.unshift(row);
        return answer;
      }
      const answer = await right(request);
      return asked === operation && request.method === "GET"
        ? haunt({ request, answer, gone, right })
        : answer;
    };
  };
}
