import { Failure } from "./failure.ts";

/** What the user is told of an error, and the exit code. */
export interface Recounted {
  readonly sentence: string;
  readonly exit: 2 | 3;
}

/**
 * Tells an error in words. A failure speaks for itself; any other error is our own fault, and says so.
 * @param debug whether the stack is shown as well
 */
export function recount(error: unknown, debug: boolean): Recounted {
  const message = error instanceof Error ? error.message : String(error);
  const fault = `This is a fault in Counterfoil: ${message.split("\n")[0]}. Run again with COUNTERFOIL_DEBUG=1 to see where`;
  const sentence = error instanceof Failure ? message : fault;
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  return { sentence: sentence + stack, exit: error instanceof Failure ? error.exit : 3 };
}
