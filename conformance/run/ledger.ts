import type { Json } from "../../spec/index.ts";
import type { KeyChoice } from "../plan/case.ts";

/** Something that a case did and that is to be undone: the request that undoes it, without any secret. */
export interface Debt {
  /** The case that owes it. */
  readonly case: string;
  /** The operation that undoes it. */
  readonly operation: string;
  readonly path: Readonly<Record<string, Json>>;
  readonly body: Json | undefined;
  readonly key: KeyChoice;
}

/** The book of what is still to be undone. */
export interface Ledger {
  readonly enter: (debt: Debt) => void;
  readonly settle: (debt: Debt) => void;
  /** What is still owed, the newest first, since later rows may hang on earlier ones. */
  readonly owed: () => readonly Debt[];
}

/** A ledger that is gone with the process. */
export function createLedger(): Ledger {
  const debts: Debt[] = [];
  return {
    enter: (debt) => {
      debts.push(debt);
    },
    settle: (debt) => {
      const index = debts.indexOf(debt);
      if (index >= 0) debts.splice(index, 1);
    },
    owed: () => debts.toReversed(),
  };
}
