import type { Verdict } from "../verdict/check.ts";
import { collectRun, type RunRecord } from "./collect-run.ts";
import { curlLine } from "./curl.ts";
import type { Judged, Listener } from "./event.ts";
import { groupBy } from "./group-by.ts";
import { element, escapeXml } from "./xml.ts";

/**
 * Writes the run as JUnit XML when it has finished: a suite for each operation, a test for each case. A case with a
 * broken clause has failed; one of which nothing was asserted is skipped, with the reason.
 */
export function reportJunit(write: (text: string) => void): Listener {
  return collectRun((run) => write(`<?xml version="1.0" encoding="UTF-8"?>\n${suites(run)}\n`));
}

function suites({ plan, judged, summary }: RunRecord): string {
  const byOperation = groupBy(judged, ({ case: subject }) => subject.operation);
  const written = [...byOperation].map(([operation, cases]) => suite(operation, cases, plan.target));
  const counts = { ...countsOf(judged), time: seconds(summary.milliseconds) };
  return element("testsuites", { name: `${plan.title} at ${plan.target}`, ...counts }, lines(written));
}

function suite(operation: string, cases: readonly Judged[], target: string): string {
  const time = seconds(cases.reduce((sum, judged) => sum + timeOf(judged), 0));
  const tests = cases.map((judged) => test(judged, target));
  return element("testsuite", { name: operation, ...countsOf(cases), time }, lines(tests));
}

function test(judged: Judged, target: string): string {
  const { id, operation } = judged.case;
  const attributes = { classname: operation, name: id, time: seconds(timeOf(judged)) };
  return element("testcase", attributes, outcome(judged, target));
}

function outcome(judged: Judged, target: string): string {
  const broken = judged.verdicts.filter((verdict) => verdict.outcome === "broken");
  if (broken.length > 0) {
    const sentences = broken.map((verdict) => sentenceOf(judged, verdict));
    const text = broken.map((verdict) => failureText(judged, verdict, target)).join("\n\n");
    return element("failure", { message: sentences.join("; "), type: "broken" }, escapeXml(text));
  }
  return isSkipped(judged) ? element("skipped", { message: reasonsOf(judged.verdicts) }) : "";
}

function failureText(judged: Judged, verdict: Verdict, target: string): string {
  const clause = judged.case.clauses.find(({ id }) => id === verdict.clause);
  const exchange = judged.exchanges.findLast(({ step }) => step === clause?.check.step);
  return [
    verdict.clause,
    sentenceOf(judged, verdict),
    `source: ${clause?.source ?? ""}`,
    `expected: ${verdict.expected}`,
    `got: ${verdict.got}`,
    ...(exchange === undefined ? [] : [`again: ${curlLine(exchange.request, target)}`]),
  ].join("\n");
}

function sentenceOf({ case: subject }: Judged, verdict: Verdict): string {
  return subject.clauses.find(({ id }) => id === verdict.clause)?.sentence ?? verdict.clause;
}

function isFailed({ verdicts }: Judged): boolean {
  return verdicts.some(({ outcome }) => outcome === "broken");
}

function isSkipped({ verdicts }: Judged): boolean {
  return verdicts.every(({ outcome }) => outcome === "silent" || outcome === "unclear");
}

function reasonsOf(verdicts: readonly Verdict[]): string {
  return [...new Set(verdicts.map(({ outcome, reason }) => `${outcome}: ${reason}`))].join("; ");
}

function countsOf(cases: readonly Judged[]): Readonly<Record<string, number>> {
  return {
    tests: cases.length,
    failures: cases.filter(isFailed).length,
    errors: 0,
    skipped: cases.filter(isSkipped).length,
  };
}

function timeOf({ exchanges }: Judged): number {
  return exchanges.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function lines(elements: readonly string[]): string {
  return elements.length === 0 ? "" : `\n${elements.join("\n")}\n`;
}
