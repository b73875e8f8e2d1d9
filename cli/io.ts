/** The world outside, as a command sees it; tests give one of their own. */
export interface Io {
  /** Writes to standard output, as it stands. */
  readonly out: (text: string) => void;
  /** Writes to standard error, as it stands. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Whether `out` may be coloured. */
  readonly colour: boolean;
  /** Whether a person is looking at `out`. */
  readonly terminal: boolean;
  /**
   * Calls the listener at the first request to stop (SIGINT, SIGTERM). A second one ends the process at once.
   * Returns what takes the listener away again.
   */
  readonly onSignal: (listener: () => void) => () => void;
}
