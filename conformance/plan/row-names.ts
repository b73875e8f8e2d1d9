import type { Collection, Contract, Operation } from "../../spec/index.ts";

/** By which name the user of the runner knows ids for a gap: its own, or `contactId` for `{id}` of the contacts. */
export function knownName(gap: string, collection: string): string {
  return /^(id|key|uuid|slug|name|code)$/i.test(gap) ? `${singular(collection)}Id` : gap;
}

/** The collection whose row a body property names: as a need of the operation says, else as names commonly go. */
export function namesRowOf(contract: Contract, operation: Operation, property: string): string | undefined {
  const { effect } = operation;
  const need = effect.kind === "none" ? undefined : effect.needs.find(({ at }) => at === `/${property}`);
  if (need !== undefined) return need.row;
  return Object.values(contract.collections).find((collection) => isReference(property, collection))?.name;
}

function isReference(property: string, { name }: Collection): boolean {
  const one = singular(name).toLowerCase().replaceAll(/[-_]/g, "");
  return property.toLowerCase().replaceAll(/[-_]/g, "") === `${one}id`;
}

/** A plural English noun in the singular, as names of collections are written: `companies` gives `company`. */
function singular(noun: string): string {
  if (/ies$/i.test(noun)) return noun.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|z)es$/i.test(noun)) return noun.replace(/es$/i, "");
  return /[^s]s$/i.test(noun) ? noun.slice(0, -1) : noun;
}
