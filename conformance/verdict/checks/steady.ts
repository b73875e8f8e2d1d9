import { valueAt } from "../answer.ts";
import { finding } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote } from "../words.ts";

/** Every page says the same total. */
export const steady: Tell<"steady"> = (check, evidence) => {
  const totals = (evidence.exchanges[check.step] ?? []).map((page) => valueAt(page, check.at));
  const same = totals.every((total) => typeof total === "number" && total === totals[0]);
  return finding(same, `the same number at ${check.at} of every page`, totals.map(quote).join(", "));
};
