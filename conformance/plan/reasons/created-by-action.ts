import type { Contract, Operation, RowEffect } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import type { Tools } from "../draft.ts";
import { makeBody } from "../make-body.ts";
import { placeOf, referring, showsKey } from "../provision.ts";
import { collectionOf, listerOf } from "../reading.ts";
import { valuesShown } from "../shown.ts";
import { fromRequest } from "../template-value.ts";
import { isStepValue, type Value } from "../value.ts";
import { asLister, walkList } from "../walk-list.ts";

/**
 * An action that makes a row and does not show it: the list then shows a row with what the document says that it writes. The row
 * is known by a value that no other row has: the id of another row that the case made for it.
 */
export function createdByAction(
  contract: Contract,
  operation: Operation,
  effect: RowEffect,
  tools: Tools,
): readonly Case[] {
  const collection = collectionOf(contract, operation);
  const list = collection && listerOf(contract, collection.name);
  if (collection === undefined || list === undefined || effect.takesBody) return [];
  if (showsKey(operation, collection)) return [];
  const title = `a new row of ${collection.name} stands in the list with what the action writes`;
  const draft = tools.open({ operation, name: "action/created", kind: "state", title, alone: true });
  const lister = asLister(draft, list);
  const place = placeOf(draft, operation, "see", "own");
  const body = makeBody(draft, operation, "full", referring(draft, "own"));
  const step = ask(draft, operation, { place, changes: { name: "act", body } });
  const written = Object.entries(effect.set).flatMap(([name, template]): readonly [string, Value][] => {
    const value = fromRequest(template, { path: place.path, body });
    return value === undefined ? [] : [[name, value]];
  });
  const values = valuesShown(contract, list, Object.fromEntries(written)).filter(({ optional }) => !optional);
  const mark = values.find(({ value }) => isStepValue(value) && value.$step.startsWith("create"));
  if (lister === undefined || mark === undefined) return [];
  draft.claim("done", `${called(operation)} does what it is for`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  const walk = walkList(draft, lister, { name: "list" });
  const { rows } = lister.effect.envelope;
  draft.claim("listed", `${called(list)} shows what ${called(operation)} has created`, operation.pointer, {
    kind: "listed",
    ...walk,
    rows,
    key: mark.name,
    id: mark.value,
    present: true,
    values: Object.fromEntries(values.map(({ name, value }) => [name, value])),
  });
  return [draft.close()];
}
