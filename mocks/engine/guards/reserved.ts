/**
 * Collections that a mock keeps for itself beside those of the document. They are rows like others, so that replicas
 * agree on them and a snapshot has them, but no operation shows them.
 */
export const reserved = {
  /** Answers given to requests with an `Idempotency-Key`. */
  idempotency: "$idempotency",
  /** How often each key has asked. */
  rates: "$rates",
  /** What will become of rows by itself. */
  due: "$due",
} as const;

/** Whether a collection is the mock's own. */
export function isReserved(collection: string): boolean {
  return collection.startsWith("$");
}
