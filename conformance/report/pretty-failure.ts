import type { Place } from "../../spec/index.ts";
import type { Clause } from "../plan/case.ts";
import type { Exchange } from "../run/exchange.ts";
import type { Verdict } from "../verdict/check.ts";
import { curlLine } from "./curl.ts";
import type { Judged } from "./event.ts";
import type { Palette } from "./palette.ts";

export interface FailureOptions {
  readonly palette: Palette;
  readonly target: string;
  /** Where a pointer stands in the text of the document; without it, pointers are all that is shown. */
  readonly locate: ((pointer: string) => Place) | undefined;
}

/** One case with broken clauses: what each claims, what came instead, and how to see it again. */
export function failure(judged: Judged, options: FailureOptions): readonly string[] {
  const { palette } = options;
  const clauses = new Map(judged.case.clauses.map((clause) => [clause.id, clause]));
  const broken = judged.verdicts.filter(({ outcome }) => outcome === "broken");
  const steps = new Set<string>();
  const texts = broken.flatMap((verdict) => {
    const clause = clauses.get(verdict.clause);
    if (clause !== undefined) steps.add(clause.check.step);
    return clauseLines(clause, verdict, options);
  });
  return [
    `${palette.bad("✗")} ${palette.strong(judged.case.id)}  ${palette.quiet(judged.case.title)}`,
    ...texts,
    ...again(judged.exchanges, steps, options),
  ];
}

function clauseLines(
  clause: Clause | undefined,
  verdict: Verdict,
  { palette, locate }: FailureOptions,
): readonly string[] {
  return [
    `  ${clause?.sentence ?? verdict.clause}`,
    ...(clause === undefined ? [] : [palette.quiet(`    ${sourceOf(clause.source, locate)}`)]),
    `    expected  ${verdict.expected}`,
    `    got       ${verdict.got}`,
  ];
}

function sourceOf(source: string, locate: FailureOptions["locate"]): string {
  if (locate === undefined || !/^#?\//.test(source)) return source;
  const { file, line, column } = locate(source.replace(/^#/, ""));
  return `${file}:${line}:${column} ${source}`;
}

function again(
  exchanges: readonly Exchange[],
  steps: ReadonlySet<string>,
  { palette, target }: FailureOptions,
): readonly string[] {
  const shown = [...steps].flatMap((step) => exchanges.findLast((exchange) => exchange.step === step) ?? []);
  const first = exchanges.findIndex((exchange) => shown.includes(exchange));
  const before = exchanges.slice(0, Math.max(first, 0)).map(summaryOf);
  return [
    ...(before.length === 0 ? [] : [palette.quiet(`    after     ${before.join(", ")}`)]),
    ...shown.map(({ request }) => `    again     ${curlLine(request, target)}`),
  ];
}

function summaryOf({ request, response }: Exchange): string {
  return `${request.method} ${request.path} → ${response?.status ?? "no answer"}`;
}
