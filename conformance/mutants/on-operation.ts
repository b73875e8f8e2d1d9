import { createRouter } from "../../spec/index.ts";
import type { Mutation } from "./mutant.ts";

/** Breaks the requests of some operations, by their ids, and no others. */
export function onOperation(ids: string | readonly string[], mutate: Mutation): Mutation {
  const broken = new Set(typeof ids === "string" ? [ids] : ids);
  return (right, tools) => {
    const route = createRouter(tools.contract);
    const wrong = mutate(right, tools);
    return (request) => {
      const match = route(request.method, request.path);
      return match.kind === "operation" && broken.has(match.operation.id) ? wrong(request) : right(request);
    };
  };
}
