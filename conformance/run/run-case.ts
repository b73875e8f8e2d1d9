import { isObject, type Json } from "../../spec/index.ts";
import type { Case, Cleanup, Step } from "../plan/case.ts";
import { isMembers, type Value } from "../plan/value.ts";
import { isSuccess } from "../verdict/answer.ts";
import type { Verdict } from "../verdict/check.ts";
import { judge, silence } from "../verdict/judge.ts";
import { clean } from "./clean.ts";
import { operationOf, type Errand } from "./errand.ts";
import type { Exchange } from "./exchange.ts";
import { patience } from "./pace.ts";
import { createResolver, type Resolver } from "./resolve.ts";
import { takeStep } from "./take-step.ts";
import { createTranscript, type Transcript } from "./transcript.ts";

/** One case after its run. */
export interface Tried {
  /** In the order of sending; what was sent to clean up is not among them. */
  readonly exchanges: readonly Exchange[];
  readonly verdicts: readonly Verdict[];
}

/** Takes the steps of a case, judges what came, and undoes what was done. */
export async function runCase(subject: Case, errand: Errand): Promise<Tried> {
  const transcript = createTranscript();
  const resolver = createResolver(errand.ids, transcript);
  const lack = subject.silent ?? lackBefore(subject, errand, resolver);
  if (lack !== undefined) return { exchanges: [], verdicts: silence(subject, lack) };
  let stuck = "";
  try {
    for (const step of subject.steps) {
      const end = await takeStep(step, errand, resolver, transcript);
      if (end.kind === "silent")
        return { exchanges: transcript.all(), verdicts: silence(subject, end.reason) };
      if (end.kind === "stuck") {
        stuck = end.reason;
        break;
      }
      const success = isSuccess(end.last.response?.status);
      if (success && step.cleanup !== undefined) owe(subject, step, step.cleanup, errand, resolver);
      if (!success && step.role === "prepare") break;
    }
    const verdicts = judge(subject, {
      contract: errand.contract,
      operation: operationOf(errand, subject.operation),
      exchanges: transcript.bySteps(),
      resolve: (value) => valueOf(resolver, value),
    });
    const exchanges = transcript.all();
    if (exchanges.some(({ response }) => response?.status === 429))
      return { exchanges, verdicts: refused(verdicts) };
    return { exchanges, verdicts: explain(verdicts, subject, transcript, stuck) };
  } finally {
    await clean(errand, subject.id);
  }
}

/** A target that says of the run that it asks too often says nothing of what was asked. */
function refused(verdicts: readonly Verdict[]): readonly Verdict[] {
  const seconds = patience / 1000;
  const reason = `the target still answers 429 (too many requests) after ${seconds} s of waiting; ask more slowly, with --rate`;
  return verdicts.map((verdict) => ({ ...verdict, outcome: "unclear", reason }));
}

/** Says of the clauses whose step was not sent why it was not. */
function explain(
  verdicts: readonly Verdict[],
  { clauses }: Case,
  transcript: Transcript,
  stuck: string,
): readonly Verdict[] {
  if (stuck === "") return verdicts;
  const unsent = new Set(
    clauses.filter(({ check }) => transcript.of(check.step).length === 0).map(({ id }) => id),
  );
  return verdicts.map((verdict) =>
    verdict.outcome === "unclear" && unsent.has(verdict.clause)
      ? { ...verdict, reason: `it could not be asked: ${stuck}` }
      : verdict,
  );
}

/** What the user would have to supply for the case to be begun at all. */
function lackBefore(subject: Case, errand: Errand, resolver: Resolver): string | undefined {
  for (const step of subject.steps) {
    const key = errand.keyring(step.key, operationOf(errand, step.operation));
    if (key.kind === "missing") return key.reason;
  }
  for (const { path, query, headers, body } of subject.steps) {
    for (const value of [path, query, headers, body ?? null]) {
      const drawn = resolver.draw(value);
      if (drawn.kind === "missing") return drawn.reason;
    }
  }
  return undefined;
}

function owe(subject: Case, step: Step, cleanup: Cleanup, errand: Errand, resolver: Resolver): void {
  const path: Record<string, Json> = {};
  for (const [name, value] of Object.entries(cleanup.path)) {
    const resolved = valueOf(resolver, value);
    // An answer without the id of its row leaves nothing to go by; that the id is missing is for a check to say.
    if (resolved === undefined) return;
    path[name] = resolved;
  }
  const body = cleanup.body === undefined ? undefined : bodyOf(resolver, cleanup.body);
  // What no answer showed cannot be put back; a change of nothing needs no request.
  if (isObject(body) && Object.keys(body).length === 0) return;
  errand.ledger.enter({ case: subject.id, operation: cleanup.operation, path, body, key: step.key });
}

/** The body with the members that earlier answers did show. */
function bodyOf(resolver: Resolver, body: Value): Json | undefined {
  if (!isMembers(body)) return valueOf(resolver, body);
  const members = Object.entries(body).map(([name, value]) => [name, valueOf(resolver, value)] as const);
  return Object.fromEntries(
    members.filter((member): member is readonly [string, Json] => member[1] !== undefined),
  );
}

function valueOf(resolver: Resolver, value: Value): Json | undefined {
  const resolved = resolver.resolve(value);
  return resolved.kind === "value" ? resolved.value : undefined;
}
