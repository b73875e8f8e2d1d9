import type { Write } from "../../state/store.ts";
import { asFound, type Asking, type ReadResult } from "../asking.ts";
import { perform } from "../effects/effects.ts";
import { tagOf } from "./entity-tag.ts";
import { reply } from "../replies/reply.ts";
import type { Outcome, Turn } from "../turn.ts";

/**
 * The entity tag of what a GET would show of the row that a request is about; `undefined` where there is none.
 * @param id The row; `undefined` where the request's path says enough.
 * @param writes What is taken as written already.
 */
export function* representation(
  turn: Turn,
  id: string | undefined,
  writes: readonly Write[],
): Asking<string | undefined> {
  const operation = turn.service.reading(turn.operation);
  if (!operation) return undefined;
  const reading: Turn = {
    ...turn,
    operation,
    // Nothing that the request asks of its own answer is asked of this one.
    request: { ...turn.request, method: "GET", query: "", headers: {}, body: "" },
    values: { path: turn.values.path, query: {}, header: {}, cookie: {}, body: undefined },
    scope: { ...turn.scope, ...(id === undefined ? {} : { row: { id } }) },
  };
  const outcome = yield* asIfWritten(perform(reading), writes);
  return outcome.kind === "done" ? tagOf(reply(reading, outcome).body) : undefined;
}

/** Answers reads of rows from what is about to be written, and leaves the rest to the store. */
function* asIfWritten(asking: Asking<Outcome>, writes: readonly Write[]): Asking<Outcome> {
  let step = asking.next([]);
  while (!step.done) {
    const reads = step.value;
    const results = yield reads;
    const seen = reads.map((read, index): ReadResult | undefined => {
      const write = writes.find((each) => read.kind === "row" && each.of === read.of && each.id === read.id);
      if (!write) return results[index];
      return { ...asFound(results[index]), row: write.kind === "put" ? write.row : undefined };
    });
    step = asking.next(seen.filter((result) => result !== undefined));
  }
  return step.value;
}
