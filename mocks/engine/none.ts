import { sample } from "../../spec/index.ts";
import type { Asking } from "./asking.ts";
import type { Outcome, Turn } from "./turn.ts";

/** Touches no row: answers with the document's example, else with a value that fits its schema. */
// oxlint-disable-next-line eslint/require-yield -- a brother of the other effects, which do ask.
export function* none(turn: Turn): Asking<Outcome> {
  const { content } = turn.service.success(turn.operation);
  if (!content) return { kind: "done", body: undefined, id: undefined, writes: [] };
  const [example] = Object.values(content.examples);
  const body =
    example === undefined
      ? sample(content.schema.json, turn.sources.chance.fork(turn.operation.id))
      : example;
  return { kind: "done", body, id: undefined, writes: [] };
}
