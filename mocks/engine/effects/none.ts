import { negotiate, type Content } from "../../../spec/index.ts";
import type { Asking } from "../asking.ts";
import { exampleOf } from "../replies/example.ts";
import { pairedExample } from "../replies/paired-example.ts";
import { requestChance } from "../replies/request-chance.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Touches no row: answers with the example that belongs to the request, else the first, else a value that fits. */
// oxlint-disable-next-line eslint/require-yield -- a brother of the other effects, which do ask.
export function* none(turn: Turn): Asking<Outcome> {
  const { service, operation, request, values } = turn;
  const accept = request.headers["accept"];
  const chosen = (contents: readonly Content[]): Content | undefined =>
    (negotiate(accept, contents) ?? negotiate(undefined, contents))?.content;
  const done = { kind: "done", id: undefined, writes: [] } as const;

  const pair = pairedExample(operation, request, values, chosen);
  if (pair) return { ...done, status: pair.status, body: pair.value };
  const content = chosen(service.success(operation).reply?.contents ?? []);
  return { ...done, body: content && exampleOf(content, requestChance(turn)) };
}
