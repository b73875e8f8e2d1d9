import type { Case } from "../plan/case.ts";
import type { Exchange } from "../run/exchange.ts";
import type { Verdict } from "../verdict/check.ts";

/** What the runner says while it works. */
export type RunEvent = Planned | Judged | Finished;

/** What hears the events of a run, in order: one `planned`, a `judged` for each case, one `finished`. */
export type Listener = (event: RunEvent) => void;

/** Before the first request. */
export interface Planned {
  readonly kind: "planned";
  /** Of the document. */
  readonly title: string;
  /** What is asked: an address, or a name for something in this process. */
  readonly target: string;
  readonly seed: number;
  readonly cases: readonly Case[];
}

/** After each case. Nothing in it is secret: every key is masked. */
export interface Judged {
  readonly kind: "judged";
  readonly case: Case;
  readonly exchanges: readonly Exchange[];
  readonly verdicts: readonly Verdict[];
}

export interface Finished {
  readonly kind: "finished";
  readonly summary: Summary;
}

/** How the clauses ended. */
export interface Summary {
  readonly held: number;
  readonly broken: number;
  readonly silent: number;
  readonly unclear: number;
  readonly requests: number;
  readonly milliseconds: number;
  /** What the run made and could not undo: `DELETE /api/contacts/7 answers 500`. */
  readonly left: readonly string[];
}
