import type { Contract, HttpRequest, Operation } from "../../spec/index.ts";
import type { Exchange, Target } from "./exchange.ts";
import type { Keyring } from "./keyring.ts";
import type { KnownIds } from "./known-ids.ts";
import type { Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";
import { TargetError } from "./target-error.ts";

/** What every case of one run shares. */
export interface Errand {
  readonly contract: Contract;
  /** By operation id. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly target: Target;
  /** What precedes the path of every operation. */
  readonly basePath: string;
  readonly keyring: Keyring;
  readonly ids: KnownIds;
  readonly ledger: Ledger;
  readonly pace: Pace;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Sends one request, again where the target bids it wait, and keeps what came of it, be it no answer. */
export async function send(
  errand: Errand,
  step: string,
  operation: string,
  request: HttpRequest,
): Promise<Exchange> {
  for (;;) {
    await errand.pace.turn();
    const exchange = await sendOnce(errand, step, operation, request);
    if (!(await errand.pace.again(exchange.response))) return exchange;
  }
}

async function sendOnce(
  errand: Errand,
  step: string,
  operation: string,
  request: HttpRequest,
): Promise<Exchange> {
  const start = errand.now();
  const exchange = { step, operation, request };
  try {
    const response = await errand.target(request);
    return { ...exchange, response, failure: "", milliseconds: errand.now() - start };
  } catch (cause) {
    if (!(cause instanceof TargetError)) throw cause;
    return { ...exchange, response: undefined, failure: cause.message, milliseconds: errand.now() - start };
  }
}

/**
 * The operation of that id.
 * @throws {RangeError} where the contract has none, which is a mistake of the plan
 */
export function operationOf(errand: Errand, id: string): Operation {
  const operation = errand.operations.get(id);
  if (operation === undefined) throw new RangeError(`The contract has no operation "${id}"`);
  return operation;
}
