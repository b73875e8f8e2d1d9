/** The server cannot be started where it was told to. */
export class ListenError extends Error {
  override readonly name = "ListenError";
  /** `EADDRINUSE`, `EACCES` … */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}
