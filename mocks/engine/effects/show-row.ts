import { evaluate, type Json, type ReplyChoice, type RowEffect } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import type { Asking } from "../asking.ts";
import { holds } from "./conditions.ts";
import { derive, deriveNamed } from "./derive.ts";
import { wrap } from "./envelope.ts";
import { rowNames } from "./row-names.ts";
import type { Turn } from "../turn.ts";

/** The body that answers with a row: what the document says for its state, else the row itself. */
export function* showRow(turn: Turn, effect: RowEffect, row: Row): Asking<Json | undefined> {
  if (effect.reply.length > 0) {
    const seen = yield* deriveNamed(turn, effect.of, row, namesIn(turn, effect));
    const choice = effect.reply.find(({ when }) => holds(when, seen));
    if (choice) return evaluate(choice.body, { ...turn.scope, row: seen });
  }
  const [shown = row] = yield* derive(turn, [row], turn.service.wanted(turn.operation));
  return wrap(effect.envelope, shown);
}

/** The properties that the replies look at, in their conditions and bodies. */
function namesIn(turn: Turn, { of, reply }: RowEffect): readonly string[] {
  return reply.flatMap(({ when, body }: ReplyChoice) => {
    const names = rowNames(body);
    const all = names === "all" ? Object.keys(turn.service.collection(of).properties) : names;
    return [...Object.keys(when), ...all];
  });
}
