import type { Place } from "../../spec/index.ts";
import { collectRun, type RunRecord } from "./collect-run.ts";
import type { Listener, Summary } from "./event.ts";
import { listenAll } from "./listen-all.ts";
import { createPalette, type Palette } from "./palette.ts";
import { failure } from "./pretty-failure.ts";
import { matrix } from "./pretty-matrix.ts";
import { reasons } from "./pretty-reasons.ts";
import { reportProgress } from "./progress.ts";

export interface PrettyOptions {
  /** Whether lines may be written over, as a terminal allows: shows how far the run is. Default false. */
  readonly terminal?: boolean;
  /** Default false. */
  readonly colour?: boolean;
  /** `contract.locate`; with it, failures name file, line and column. */
  readonly locate?: (pointer: string) => Place;
}

/** Writes a run for people: a table of what held, each failure, what was not asserted and why, and the sum. */
export function reportPretty(write: (text: string) => void, options: PrettyOptions = {}): Listener {
  const palette = createPalette(options.colour ?? false);
  const atEnd = collectRun((run) => write(blocks(run, palette, options.locate)));
  return options.terminal === true ? listenAll([reportProgress(write), atEnd]) : atEnd;
}

function blocks(run: RunRecord, palette: Palette, locate: PrettyOptions["locate"]): string {
  const { plan, judged, summary } = run;
  const failed = judged.filter(({ verdicts }) => verdicts.some(({ outcome }) => outcome === "broken"));
  const options = { palette, target: plan.target, locate };
  return [
    [`${palette.strong(plan.title)} at ${plan.target}`],
    matrix(judged, palette),
    ...failed.map((case_) => failure(case_, options)),
    reasons(judged, "unclear", palette),
    reasons(judged, "silent", palette),
    leftovers(summary, palette),
    [sum(summary, plan.seed, palette)],
  ]
    .filter((block) => block.length > 0)
    .map((block) => `${block.join("\n")}\n`)
    .join("\n");
}

function leftovers({ left }: Summary, palette: Palette): readonly string[] {
  if (left.length === 0) return [];
  return [palette.strong("Left behind, please remove:"), ...left.map((line) => `  ${line}`)];
}

function sum(summary: Summary, seed: number, palette: Palette): string {
  const { held, broken, silent, unclear, requests, milliseconds } = summary;
  const mark = broken > 0 ? palette.bad("✗") : palette.good("✓");
  const parts = [
    `${held} held`,
    broken > 0 ? palette.bad(`${broken} broken`) : `${broken} broken`,
    `${silent} silent`,
    `${unclear} unclear`,
  ];
  const clauses = held + broken + silent + unclear;
  return `${mark} ${clauses} clauses: ${parts.join(", ")}; ${requests} requests in ${(milliseconds / 1000).toFixed(1)} s, seed ${seed}`;
}
