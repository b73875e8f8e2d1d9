import { shapeOf, type Json, type Operation, type Property } from "../../../spec/index.ts";
import { once } from "../once.ts";

/** Whether an operation says no more than that it has begun: 202 is its only success (RFC 9110, section 15.3.3). */
export const isAccepted: (operation: Operation) => boolean = once(({ replies }: Operation) => {
  const good = replies.filter(({ status }) => status.startsWith("2"));
  return good.length > 0 && good.every(({ status }) => status === "202");
});

/** Whether a property of that name says how far something has come. */
export function isStatus(name: string): boolean {
  return /^(job_?)?(status|state)$/i.test(name);
}

/**
 * What a property of a new row is by itself: the value from which it passes on; and the status of a job that nothing
 * passes on the last of its values, since what was asked for is done at once.
 */
export function beginning(
  operation: Operation | undefined,
  { name, moves, schema }: Property,
): Json | undefined {
  if (moves) return moves.from;
  if (!operation || !isAccepted(operation) || !isStatus(name)) return undefined;
  return shapeOf(schema).enum?.findLast((value) => typeof value === "string");
}
