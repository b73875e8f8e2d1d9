import type { Planned } from "../report/event.ts";
import { selectCases } from "../run/select-cases.ts";

/** The part of a plan that `--only` takes, so that many mutants can share one plan. */
export function narrow(planned: Planned, only: string): Planned {
  return { ...planned, cases: selectCases(planned.cases, { only }) };
}
