import type { Headers, Operation } from "../../../spec/index.ts";

/** What every answer of an operation says that will be taken away one day. */
export function deprecation(operation: Operation | undefined): Headers {
  return operation?.deprecated === true ? { deprecation: "true" } : {};
}
