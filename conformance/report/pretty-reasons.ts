import type { Verdict } from "../verdict/check.ts";
import type { Judged } from "./event.ts";
import { groupBy } from "./group-by.ts";
import type { Palette } from "./palette.ts";

/** The clauses that ended in one outcome, counted by reason, the commonest first. */
export function reasons(
  judged: readonly Judged[],
  outcome: "silent" | "unclear",
  palette: Palette,
): readonly string[] {
  const found = judged.flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.outcome === outcome));
  if (found.length === 0) return [];
  const byReason = [...groupBy(found, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  const title = outcome === "silent" ? "Silent, not asserted:" : "Unclear, could not be told:";
  const width = String(byReason[0]?.[1].length ?? 0).length;
  return [
    palette.strong(title),
    ...byReason.flatMap(([reason, verdicts]) => [
      `  ${String(verdicts.length).padStart(width)}  ${reason}`,
      ...(outcome === "unclear" ? [palette.quiet(`  ${" ".repeat(width)}  ${examples(verdicts)}`)] : []),
    ]),
  ];
}

function examples(verdicts: readonly Verdict[]): string {
  const named = verdicts.slice(0, 3).map(({ clause }) => clause);
  return verdicts.length > named.length ? `${named.join(", ")} …` : named.join(", ");
}
