import { evaluate, type Json, type RowEffect } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import type { Asking } from "./asking.ts";
import { holds } from "./conditions.ts";
import { derive } from "./derive.ts";
import { wrap } from "./envelope.ts";
import type { Turn } from "./turn.ts";

/** The body that answers with a row: what the document says for its state, else the row itself. */
export function* showRow(turn: Turn, effect: RowEffect, row: Row): Asking<Json | undefined> {
  const choice = effect.reply.find(({ when }) => holds(when, row));
  if (choice) return evaluate(choice.body, { ...turn.scope, row });
  const [shown = row] = yield* derive(turn, [row], turn.service.wanted(turn.operation));
  return wrap(effect.envelope, shown);
}
