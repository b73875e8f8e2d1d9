import type { Operation, Reply } from "./contract.ts";

/**
 * What to refuse with where an operation does not document the status: the reply of that status elsewhere; and as
 * `default` the one shape that all documented refusals share, if they do share one.
 */
export function compileRefusals(
  operations: readonly Pick<Operation, "replies">[],
): Readonly<Record<string, Reply>> {
  const replies = operations
    .flatMap((operation) => operation.replies)
    .filter(({ status }) => /^[45]|default/.test(status));
  const refusals: Record<string, Reply> = {};
  for (const reply of replies) if (/^\d{3}$/.test(reply.status)) refusals[reply.status] ??= reply;
  const declared =
    replies.find(({ status }) => status === "default") ?? replies.find(({ status }) => status === "4XX");
  const shared = declared ?? sharedShape(replies.filter(({ contents }) => contents.length > 0));
  return shared ? { ...refusals, default: { ...shared, status: "default", headers: [] } } : refusals;
}

function sharedShape(replies: readonly Reply[]): Reply | undefined {
  const shapes = new Set(
    replies.map(({ contents }) =>
      contents.map(({ mediaType, schema }) => `${mediaType} ${schema.pointer}`).join(", "),
    ),
  );
  return shapes.size === 1 ? replies[0] : undefined;
}
