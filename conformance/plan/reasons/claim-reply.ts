import type { Operation, RowEffect } from "../../../spec/index.ts";
import { called } from "../clauses.ts";
import type { Draft } from "../draft.ts";
import { fromRequest, type Sent } from "../template-value.ts";

/** The answer that the document declares for the action, as far as it does not hang on the row. */
export function claimReply(
  draft: Draft,
  operation: Operation,
  effect: RowEffect,
  step: string,
  sent: Sent,
): void {
  const [only, ...others] = effect.reply;
  if (only?.body.kind !== "object" || others.length > 0 || Object.keys(only.when).length > 0) return;
  for (const [name, template] of Object.entries(only.body.members)) {
    const value = fromRequest(template, sent);
    if (value === undefined) continue;
    const check = { kind: "holds", step, at: `/${name}`, value, optional: false } as const;
    draft.claim(
      `reply-${name}`,
      `${called(operation)} answers with the ${name} that is declared`,
      operation.pointer,
      check,
    );
  }
}
