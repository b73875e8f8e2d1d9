import type { Kind } from "../plan/case.ts";
import type { Verdict } from "../verdict/check.ts";
import { formatTable } from "./console-table.ts";
import type { Judged } from "./event.ts";
import { groupBy } from "./group-by.ts";
import type { Palette } from "./palette.ts";
import { tally } from "./tally.ts";

const kinds: readonly Kind[] = [
  "success",
  "input",
  "key",
  "scope",
  "tenant",
  "row",
  "state",
  "list",
  "secret",
  "protocol",
];

/** The table of operations × kinds: how many clauses held (✓), were broken (✗), silent (·) or unclear (?). */
export function matrix(judged: readonly Judged[], palette: Palette): readonly string[] {
  const used = kinds.filter((kind) => judged.some(({ case: subject }) => subject.kind === kind));
  const operations = [...groupBy(judged, ({ case: subject }) => subject.operation)];
  const rows = operations.map(([operation, cases]) => [
    operation,
    ...used.map((kind) => cell(verdictsOf(cases, kind), palette)),
  ]);
  return formatTable([["", ...used.map(palette.quiet)], ...rows]);
}

function verdictsOf(cases: readonly Judged[], kind: Kind): readonly Verdict[] {
  return cases.filter(({ case: subject }) => subject.kind === kind).flatMap(({ verdicts }) => verdicts);
}

function cell(verdicts: readonly Verdict[], palette: Palette): string {
  const { held, broken, silent, unclear } = tally(verdicts);
  return [
    broken > 0 ? palette.bad(`✗${broken}`) : "",
    held > 0 ? palette.good(`✓${held}`) : "",
    unclear > 0 ? palette.doubtful(`?${unclear}`) : "",
    silent > 0 ? palette.quiet(`·${silent}`) : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
