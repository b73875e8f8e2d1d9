import { evaluate, type Condition, type JsonObject, type ReplyChoice } from "../../../spec/index.ts";
import { lastOf, objectAt, valueAt } from "../answer.ts";
import { saysTheSame } from "../equal.ts";
import { finding, held, unclear } from "../finding.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** The answer is the first of those that the document declares whose condition the row satisfies, as far as the row is shown. */
export const due: Tell<"due"> = (check, evidence) => {
  const { effect } = evidence.operation;
  const expected = "the answer that is declared for such a row";
  const row = objectAt(lastOf(evidence, check.row), check.at);
  if (row === undefined || effect.kind === "list" || effect.kind === "none")
    return unclear(expected, "the row is not shown");
  const choice = choiceFor(row, effect.reply);
  if (choice === "unknown")
    return unclear(expected, "it hangs on a property that is not shown which answer is due");
  if (choice === undefined) return held(expected, "none is declared for such a row");
  const body = evaluate(choice.body, { row });
  const exchange = lastOf(evidence, check.step);
  return finding(saysTheSame(body, valueAt(exchange, "")), quote(body), wordsOf(exchange));
};

function choiceFor(row: JsonObject, choices: readonly ReplyChoice[]): ReplyChoice | "unknown" | undefined {
  for (const choice of choices) {
    const answer = satisfies(row, choice.when);
    if (answer === undefined) return "unknown";
    if (answer) return choice;
  }
  return undefined;
}

/** `undefined`: what is shown of the row does not tell. */
function satisfies(row: JsonObject, condition: Condition): boolean | undefined {
  const answers = Object.entries(condition).map(([name, { judge }]) =>
    row[name] === undefined ? undefined : judge(row[name]).length === 0,
  );
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}
