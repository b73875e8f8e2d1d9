import type { Contract, Operation } from "../spec/index.ts";

/** The ids of the first operation in the document for each thing that is done to each collection: one lists contacts, one lists accounts. */
export function exampleOperations({ operations }: Contract): ReadonlySet<string> {
  const isFirst = (operation: Operation): boolean =>
    operations.find((other) => deedOf(other) === deedOf(operation)) === operation;
  return new Set(operations.filter(isFirst).map(({ id }) => id));
}

function deedOf({ effect, id }: Operation): string {
  return effect.kind === "none" ? id : `${effect.kind} ${effect.of}`;
}
