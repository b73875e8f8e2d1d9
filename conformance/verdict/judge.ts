import type { Case, Clause } from "../plan/case.ts";
import { isSuccess, lastOf } from "./answer.ts";
import type { Check, Evidence, Finding, Verdict } from "./check.ts";
import { tell } from "./checks.ts";
import { wordsOf } from "./words.ts";

/** Judges the clauses of one case by what came, in their order. */
export function judge(subject: Case, evidence: Evidence): readonly Verdict[] {
  if (subject.silent !== undefined) return silence(subject, subject.silent);
  const trouble = troubleBefore(subject, evidence);
  return subject.clauses.map((clause) => {
    if (trouble !== undefined) return unclearVerdict(subject, clause, trouble);
    const gap = gapOf(clause.check, evidence);
    return gap === undefined
      ? verdictOf(subject, clause, tell(clause.check, evidence))
      : unclearVerdict(subject, clause, gap);
  });
}

/** The verdicts of a case that was not tried, for that reason: no credential that fits, no row to try it on … */
export function silence(subject: Case, reason: string): readonly Verdict[] {
  return subject.clauses.map((clause) => ({
    case: subject.id,
    clause: clause.id,
    outcome: "silent",
    reason,
    expected: "",
    got: "",
  }));
}

/** Why the case cannot be judged at all: what had to be prepared was not. */
function troubleBefore(subject: Case, evidence: Evidence): string | undefined {
  for (const step of subject.steps.filter(({ role }) => role === "prepare")) {
    const exchange = lastOf(evidence, step.name);
    if (exchange === undefined) return `${step.operation} could not be sent while preparing`;
    if (exchange.response === undefined)
      return `${step.operation} brought no answer while preparing: ${exchange.failure}`;
    if (!isSuccess(exchange.response.status)) {
      return `${step.operation} answered ${wordsOf(exchange)} while preparing`;
    }
  }
  return undefined;
}

/** Why one clause cannot be judged: a step that it looks at was not sent, or no answer came to judge. */
function gapOf(check: Check, evidence: Evidence): string | undefined {
  if (check.kind === "absent-text") return undefined;
  for (const step of stepsOf(check)) {
    const exchange = lastOf(evidence, step);
    if (exchange === undefined)
      return `the step "${step}" was not sent, since an earlier answer lacks what it needs`;
    if (exchange.response === undefined && check.kind !== "status") return wordsOf(exchange);
  }
  return undefined;
}

function stepsOf(check: Check): readonly string[] {
  const others = [
    "as" in check ? check.as : "",
    "of" in check && typeof check.of === "string" ? check.of : "",
    "since" in check ? (check.since ?? "") : "",
    "row" in check ? check.row : "",
  ];
  return [check.step, ...others.filter((step) => step !== "")];
}

function verdictOf(subject: Case, clause: Clause, { outcome, expected, got }: Finding): Verdict {
  const reason = outcome === "unclear" ? got : "";
  return { case: subject.id, clause: clause.id, outcome, reason, expected, got };
}

function unclearVerdict(subject: Case, clause: Clause, reason: string): Verdict {
  return { case: subject.id, clause: clause.id, outcome: "unclear", reason, expected: "", got: reason };
}
