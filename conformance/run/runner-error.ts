/** Thrown where the runner itself fails, so that its mistake is never taken for one of the target. */
export class RunnerError extends Error {
  override readonly name: string = "RunnerError";

  /** @param subject the id of the case that was being run */
  constructor(subject: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`The runner failed in the case "${subject}", which says nothing about the target: ${why}`, {
      cause,
    });
  }
}
