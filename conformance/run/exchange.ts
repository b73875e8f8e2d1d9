import type { HttpRequest, HttpResponse } from "../../spec/index.ts";

/** One request that was sent, and what came of it. */
export interface Exchange {
  readonly step: string;
  readonly operation: string;
  readonly request: HttpRequest;
  /** `undefined` where no answer came. */
  readonly response: HttpResponse | undefined;
  /** Why no answer came; `""` otherwise. */
  readonly failure: string;
  /** From sending to the last octet. */
  readonly milliseconds: number;
}

/**
 * What is held against the contract: something that answers a message. Its path and query are relative to the
 * address of the service.
 * @throws {TargetError} where no answer comes
 */
export type Target = (request: HttpRequest) => Promise<HttpResponse>;
