import { compileTemplate, type Contract, type Operation } from "../../spec/index.ts";

/** `$row` stands for the row that is meant, of which only the id is known. */
const key = compileTemplate("$row.id");

/**
 * The operation that shows what another one changes: GET on its own path, else the one that reads rows of its
 * collection. `undefined` where the document has neither.
 */
export function readingOf(contract: Contract, operation: Operation): Operation | undefined {
  const { effect } = operation;
  const own = contract.operations.find(
    ({ method, path }) => method === "GET" && path.text === operation.path.text,
  );
  if (own && own.effect.kind !== "list") return own;
  if (effect.kind === "none" || effect.kind === "list") return undefined;
  const [id] = contract.collections[effect.of]?.operations.read ?? [];
  const read = contract.operations.find((each) => each.id === id);
  if (!read || read.effect.kind !== "read") return undefined;
  // The row has been found to be in view and in order already.
  return { ...read, effect: { ...read.effect, key, where: {}, needs: [], when: undefined } };
}
