import { CredentialsError, RunnerError, TargetError } from "../conformance/index.ts";
import { asFailure } from "./failure.ts";

/**
 * Throws on what ended a run, or kept it from beginning.
 * @throws {Failure} where that is written for people
 */
export function failRun(error: unknown): never {
  if (error instanceof CredentialsError) throw asFailure(error, [CredentialsError], 2);
  // An address that is none is a slip of the user; anything else is about the service.
  const address = error instanceof TargetError && error.kind === "address";
  throw asFailure(error, [TargetError, RunnerError], address ? 2 : 3);
}
