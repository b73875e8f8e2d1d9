import { createRouter, readRequest, type HttpRequest, type Operation } from "../../spec/index.ts";
import type { Credential } from "../run/credentials.ts";
import type { Mutation } from "./mutant.ts";
import { keyOf } from "./with-key.ts";

/**
 * Breaks only the requests to which nothing can be objected: valid input, and a key that may. All others are refused as they should
 * be, so that a fault in what is done is not one in what is refused as well.
 */
export function ifRight(mutate: Mutation): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    const wrong = mutate(right, tools);
    const isRight = (request: HttpRequest): boolean => {
      const match = route(request.method, request.path);
      if (match.kind !== "operation") return false;
      const { credential } = keyOf(request, tools);
      return (
        mayCall(match.operation, credential) &&
        readRequest(match.operation, match.path, request).problems.length === 0
      );
    };
    return (request) => (isRight(request) ? wrong(request) : right(request));
  };
}

function mayCall({ security }: Operation, credential: Credential | undefined): boolean {
  const needed = security.flat().flatMap(({ scopes }) => scopes);
  return credential?.state === "active" && needed.every((scope) => credential.scopes.includes(scope));
}
