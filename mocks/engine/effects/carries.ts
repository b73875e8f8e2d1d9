import type { Contract } from "../../../spec/index.ts";
import { bodyNames } from "./body-names.ts";
import { rowPart } from "./row-part.ts";

/**
 * Tells whether the rows of a collection carry a property: because an answer shows it, or because an operation
 * writes it, shown or not.
 */
export function createCarries(contract: Contract): (of: string, name: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (of, name) => {
    let names = known.get(of);
    if (!names) known.set(of, (names = namesIn(contract, of)));
    return names.has(name);
  };
}

function namesIn(contract: Contract, of: string): ReadonlySet<string> {
  const written = contract.operations.flatMap(({ effect, body }) => {
    if (effect.kind === "none" || effect.kind === "list") return [];
    const { finds = [] } = effect;
    const made = finds.filter(({ row }) => row === of).flatMap(({ make }) => Object.keys(make));
    if (effect.of !== of) return made;
    const contents = effect.takesBody ? (body?.contents ?? []) : [];
    const taken = contents.flatMap(({ schema }) => [
      ...(bodyNames(rowPart(schema.json, contract.collections[of]).schema, schema.json) ?? []),
    ]);
    const filled = finds.flatMap(({ as }) => Object.keys(as));
    return [...made, ...taken, ...filled, ...Object.keys(effect.set), ...Object.keys(effect.where)];
  });
  return new Set([...Object.keys(contract.collections[of]?.properties ?? {}), ...written]);
}
