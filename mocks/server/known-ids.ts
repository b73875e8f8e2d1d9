import type { Contract, Template } from "../../spec/index.ts";

/** The names under which requests take the ids of one collection, and whether the ids can be found by listing. */
export interface IdNames {
  readonly of: string;
  readonly listed: boolean;
  /** `channelId`: of the gap in the path, or of the member or parameter that names a row which must be there. */
  readonly names: readonly string[];
}

/** By which names the operations of a contract take ids. */
export function idNames(contract: Contract): readonly IdNames[] {
  const names = new Map<string, Set<string>>();
  const note = (of: string, template: Template | undefined): void => {
    const name = template && nameIn(template);
    if (name === undefined) return;
    const own = names.get(of) ?? new Set();
    names.set(of, own.add(name));
  };
  for (const { effect } of contract.operations) {
    if (effect.kind === "none") continue;
    if (effect.kind !== "list") note(effect.of, effect.key);
    for (const need of effect.needs) note(need.row, need.key);
  }
  return [...names].map(([of, own]) => ({
    of,
    // Below a row, only a part of the collection is listed.
    listed: contract.operations.some(
      ({ effect }) => effect.kind === "list" && effect.of === of && Object.keys(effect.where).length === 0,
    ),
    names: [...own],
  }));
}

/** The parameter, or the member at the top of the body, that an expression reads. */
function nameIn(template: Template): string | undefined {
  if (template.kind !== "expression") return undefined;
  if (template.source === "request.body") return /^\/([^/]+)$/.exec(template.pointer)?.[1];
  return template.source === "request.path" || template.source === "request.query"
    ? template.name
    : undefined;
}
