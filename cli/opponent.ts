import type { Credentials, Target } from "../conformance/index.ts";

/** What a run asks, and with which keys. */
export interface Opponent {
  /** How reports call it: its address. */
  readonly name: string;
  readonly target: Target;
  readonly credentials: Credentials;
  /** What precedes the path of every operation, seen from the target. */
  readonly basePath: string;
  readonly close: () => Promise<void>;
}

/** What the user said of the service to ask. */
export interface OpponentChoice {
  /** A file, or `mock`. */
  readonly credentials: string | undefined;
  readonly seed: number;
  /** How long one answer may take, in milliseconds. */
  readonly timeout: number;
  /** Requests per second at most. */
  readonly rate: number | undefined;
}
