import {
  shapeOf,
  type Collection,
  type Condition,
  type ConditionPart,
  type Contract,
  type Operation,
  type RowEffect,
} from "../../spec/index.ts";
import { ask } from "./ask.ts";
import type { Draft } from "./draft.ts";
import { makeBody } from "./make-body.ts";
import { createRow, placeOf, referring, showsKey, type Row } from "./provision.ts";
import {
  bodyContentOf,
  collectionOf,
  creatorOf,
  listerOf,
  operationsOn,
  rowEffectOf,
  shownBy,
} from "./reading.ts";
import { namesRowOf } from "./row-names.ts";
import { valuesShown } from "./shown.ts";
import { fromRequest } from "./template-value.ts";
import { isMembers, isStepValue, type Value } from "./value.ts";

/** A row that the case makes: known by its id, or only by values that a list shows of it. */
export type Born =
  | { readonly kind: "row"; readonly row: Row }
  | { readonly kind: "values"; readonly values: Readonly<Record<string, Value>> };

/**
 * Makes a row, where the document says that it is in the state from the beginning. `undefined` where no operation makes such a
 * row, or where it could not be told from others afterwards.
 */
export function bornInState(
  draft: Draft,
  operation: Operation,
  condition: Condition,
  met: boolean,
): Born | undefined {
  const collection = collectionOf(draft.contract, operation);
  const creator = collection && operationsOn(draft.contract, collection.name, "create")[0];
  const effect = creator && rowEffectOf(creator);
  if (collection === undefined || creator === undefined || effect === undefined) return undefined;
  const states = Object.entries(condition).map(([name, part]) =>
    meets(collection, creator, effect, name, part),
  );
  const certain = met ? states.every((state) => state === true) : states.includes(false);
  if (!certain) return undefined;
  if (showsKey(creator, collection))
    return { kind: "row", row: createRow(draft, creator, collection, "full", "own") };
  const lister = listerOf(draft.contract, collection.name);
  const shown = lister && shownBy(lister)?.properties;
  if (lister === undefined || Object.keys(condition).some((name) => shown?.[name] === undefined))
    return undefined;
  if (!namesMadeRow(draft.contract, creator, effect)) return undefined;
  const place = placeOf(draft, creator, "see", "own");
  const body = makeBody(draft, creator, "full", referring(draft, "own"));
  // Where this fails, which is for its own cases to say, a row that was there before will do.
  ask(draft, creator, { place, changes: { name: "create", body } });
  const written = Object.entries(effect.set).flatMap(([name, template]): readonly [string, Value][] => {
    const value = fromRequest(template, { path: place.path, body });
    return value === undefined ? [] : [[name, value]];
  });
  const sent = effect.takesBody && isMembers(body) ? body : {};
  const known = valuesShown(draft.contract, lister, { ...sent, ...Object.fromEntries(written) });
  const made = known.find(({ value }) => isMade(value));
  return { kind: "values", values: made === undefined ? {} : { [made.name]: made.value } };
}

/** Whether a row is born with a property that meets the condition; `undefined` where the document does not say. */
function meets(
  collection: Collection,
  creator: Operation,
  effect: RowEffect,
  name: string,
  { judge }: ConditionPart,
): boolean | undefined {
  const template = effect.set[name];
  if (template !== undefined)
    return template.kind === "constant" ? judge(template.value).length === 0 : undefined;
  const body = effect.takesBody ? bodyContentOf(creator)?.schema.json : undefined;
  if (body !== undefined && shapeOf(body).properties[name] !== undefined) return undefined;
  const { default: value } = shapeOf(collection.properties[name]?.schema ?? true);
  return value === undefined ? undefined : judge(value).length === 0;
}

/** Tells whether the row will name another one that the case makes as well, so that no other row names it. */
function namesMadeRow(contract: Contract, creator: Operation, effect: RowEffect): boolean {
  return Object.values(effect.set).some((template) => {
    if (template.kind !== "expression" || template.source !== "request.body") return false;
    const of = namesRowOf(contract, creator, template.pointer.slice(1));
    const collection = of === undefined ? undefined : contract.collections[of];
    const maker = collection && creatorOf(contract, collection.name);
    return collection !== undefined && maker !== undefined && showsKey(maker, collection);
  });
}

function isMade(value: Value): boolean {
  return isStepValue(value) && value.$step.startsWith("create");
}
