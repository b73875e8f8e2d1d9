import type { Contract } from "../spec/index.ts";
import { plan } from "./plan/plan.ts";
import type { Planned, Summary } from "./report/event.ts";
import { runPlan, type RunOptions } from "./run-plan.ts";
import { selectCases, type Selection } from "./run/select-cases.ts";

/** What is to be asked. */
export interface PlanOptions extends Selection {
  readonly contract: Contract;
  /** The same document and seed make the same plan. */
  readonly seed: number;
  /** How reports call the target: its address, where it has one. */
  readonly targetName: string;
}

export type ConformOptions = PlanOptions & RunOptions;

/** The plan of a run, before any request; what `--list` shows. */
export function planRun(options: PlanOptions): Planned {
  const { contract, seed, targetName } = options;
  const cases = selectCases(plan(contract, seed), options);
  return { kind: "planned", title: contract.title, target: targetName, seed, cases };
}

/**
 * Holds a target against a contract: asks case after case, judges the answers, and undoes what it did.
 * @throws {TargetError} where the target does not answer at all, or no longer
 * @throws {RunnerError} where the runner itself fails
 */
export async function conform(options: ConformOptions): Promise<Summary> {
  return runPlan(planRun(options), options);
}
