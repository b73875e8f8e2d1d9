import { evaluateMembers, type ListEffect } from "../../spec/index.ts";
import { asPage, type Asking } from "./asking.ts";
import { derive } from "./derive.ts";
import { wrap } from "./envelope.ts";
import { readWithNeeds } from "./needs.ts";
import { nextCursor, windowOf } from "./page.ts";
import { refusal } from "./refusal.ts";
import type { Outcome, Turn } from "./turn.ts";
import { withinOf } from "./within.ts";

/** Shows a page of the rows in view. */
export function* list(turn: Turn, effect: ListEffect): Asking<Outcome> {
  const { query } = turn.values;
  const window = windowOf(effect, query);
  if (!window) {
    const field = effect.paging?.from ?? "";
    return {
      kind: "refused",
      refusal: refusal(400, `${field} must be a cursor that a page before has given`, { field }),
    };
  }
  const text = effect.search ? query[effect.search.by] : undefined;
  const { results, refusal: needed } = yield* readWithNeeds(turn, effect.needs, [
    {
      kind: "page",
      of: effect.of,
      where: { ...evaluateMembers(effect.where, turn.scope), ...withinOf(turn, effect.of) },
      search:
        effect.search && typeof text === "string" && text !== "" ? { text, in: effect.search.in } : undefined,
      ...window,
    },
  ]);
  if (needed) return { kind: "refused", refusal: needed };
  const { rows, total } = asPage(results[0]);
  const shown = yield* derive(turn, rows, turn.service.wanted(turn.operation));
  const body = wrap(effect.envelope, shown, { total, next: nextCursor(window, total) });
  return { kind: "done", body, id: undefined, writes: [] };
}
