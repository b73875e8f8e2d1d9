import type { Operation } from "../../spec/index.ts";
import type { Cleanup } from "./case.ts";
import type { Draft } from "./draft.ts";
import { collectionOf, gapsOf, namedBy, removerOf } from "./reading.ts";
import type { Value } from "./value.ts";

/** How the row that a create step made is removed again; `undefined` where no operation does that. */
export function removal(
  draft: Draft,
  operation: Operation,
  path: Readonly<Record<string, Value>>,
): (step: string) => Cleanup | undefined {
  const collection = collectionOf(draft.contract, operation);
  const remover = collection && removerOf(draft.contract, collection.name);
  const own = remover && gapsOf(remover.path.text).find((gap) => namedBy(remover, gap) === collection.name);
  return (step) => {
    if (remover === undefined || own === undefined || operation.effect.kind !== "create") return undefined;
    const id = { $step: step, at: `${operation.effect.envelope.rows}/${collection?.key ?? "id"}` };
    return { operation: remover.id, path: { ...path, [own]: id }, body: undefined };
  };
}
