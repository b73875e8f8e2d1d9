/**
 * Why a command cannot go on, in sentences for the person who called it. Thrown; `run` prints it and exits. What the
 * rooms throw for people becomes one where a command calls them.
 */
export class Failure extends Error {
  override readonly name = "Failure";
  /** 2: wrong usage, or a document that cannot be understood. 3: the target or the surroundings failed. */
  readonly exit: 2 | 3;

  constructor(message: string, exit: 2 | 3, options?: ErrorOptions) {
    super(message, options);
    this.exit = exit;
  }
}

/** A kind of error whose message is written for people. */
type Spoken = abstract new (...given: never[]) => Error;

/** Makes a failure of an error that is written for people; any other stays what it is. */
export function asFailure(error: unknown, spoken: readonly Spoken[], exit: 2 | 3): unknown {
  if (!(error instanceof Error) || !spoken.some((kind) => error instanceof kind)) return error;
  return new Failure(error.message, exit, { cause: error });
}
