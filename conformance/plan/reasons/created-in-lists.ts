import {
  breaks,
  createChance,
  shapeOf,
  type Collection,
  type Contract,
  type Operation,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { createRow, placeOf, type Row } from "../provision.ts";
import { bodyContentOf, listerOf } from "../reading.ts";
import { valuesShown } from "../shown.ts";
import { asLister, leastOf, listOnce, walkList } from "../walk-list.ts";

/** What was created stands in the list, is found by a search and counts in the total; what was refused does not. */
export function createdInLists(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  tools: Tools,
): readonly Case[] {
  const list = listerOf(contract, collection.name);
  const heading = {
    operation,
    name: "created/list",
    kind: "state",
    title: `a new row of ${collection.name} stands in the list`,
    alone: true,
  } as const;
  if (list === undefined) return [silentCase(heading, `no operation lists all ${collection.name}`)];
  return [
    inList(contract, operation, collection, list, tools),
    ...inSearch(contract, operation, collection, list, tools),
    ...inTotal(operation, collection, list, tools),
    ...refused(operation, list, tools),
  ];
}

function inList(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  list: Operation,
  tools: Tools,
): Case {
  const draft = tools.open({
    operation,
    name: "created/list",
    kind: "state",
    title: `a new row of ${collection.name} stands in the list`,
  });
  const row = createRow(draft, operation, collection, "full", "own");
  const lister = asLister(draft, list);
  if (lister === undefined) return draft.close();
  const { step, size } = walkList(draft, lister, { name: "list" });
  const sentence = `${called(list)} shows what ${called(operation)} has created, with the values sent`;
  claimListed(draft, list, row, step, size, sentence, contract);
  return draft.close();
}

function inSearch(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  list: Operation,
  tools: Tools,
): readonly Case[] {
  if (list.effect.kind !== "list" || list.effect.search === undefined) return [];
  const { by, in: properties } = list.effect.search;
  const content = bodyContentOf(operation);
  const sendable = content === undefined ? {} : shapeOf(content.schema.json).properties;
  return properties
    .filter((property) => sendable[property] !== undefined)
    .map((property) => {
      const title = `a search for the ${property} of a new row finds it`;
      const draft = tools.open({ operation, name: `created/search-${property}`, kind: "state", title });
      const row = createRow(draft, operation, collection, "full", "own");
      const lister = asLister(draft, list);
      const text = row.sent?.[property];
      if (lister === undefined || text === undefined) return draft.close();
      const { step, size } = walkList(draft, lister, { name: "hits", query: { [by]: text } });
      claimListed(
        draft,
        list,
        row,
        step,
        size,
        `${called(list)} with ${by} finds a new row by its ${property}`,
        contract,
      );
      return draft.close();
    });
}

function inTotal(
  operation: Operation,
  collection: Collection,
  list: Operation,
  tools: Tools,
): readonly Case[] {
  const heading = {
    operation,
    name: "created/total",
    kind: "state",
    title: `a new row of ${collection.name} counts`,
    alone: true,
  } as const;
  const draft = tools.open(heading);
  const lister = asLister(draft, list);
  const at = lister?.effect.envelope.total;
  if (lister === undefined || at === undefined)
    return [silentCase(heading, `${called(list)} shows no total`)];
  const since = listOnce(draft, lister, { name: "before", query: leastOf(lister), role: "prepare" });
  createRow(draft, operation, collection, "full", "own");
  const step = listOnce(draft, lister, { name: "after", query: leastOf(lister) });
  const sentence = `the total of ${called(list)} goes up by one with ${called(operation)}`;
  draft.claim("total", sentence, list.pointer, { kind: "total", step, at, since, by: 1 });
  return [draft.close()];
}

function claimListed(
  draft: Draft,
  list: Operation,
  row: Row,
  step: string,
  size: number,
  sentence: string,
  contract: Contract,
): void {
  if (list.effect.kind !== "list") return;
  const { rows } = list.effect.envelope;
  const key = contract.collections[row.collection]?.key ?? "id";
  const required = valuesShown(contract, list, row.sent ?? {}).filter(({ optional }) => !optional);
  const values = Object.fromEntries(required.map(({ name, value }) => [name, value]));
  draft.claim("listed", sentence, list.pointer, {
    kind: "listed",
    step,
    rows,
    size,
    key,
    id: row.id,
    present: true,
    values,
  });
}

/** A create that is refused leaves nothing behind. */
function refused(operation: Operation, list: Operation, tools: Tools): readonly Case[] {
  const content = bodyContentOf(operation);
  const [broken] = breaks(content?.schema.json ?? true, createChance(`${operation.id}/refused`), {
    direction: "request",
  });
  const title = `a create that must be refused: ${broken?.title ?? ""}`;
  const draft = tools.open({ operation, name: "created/refused", kind: "state", title, alone: true });
  const lister = asLister(draft, list);
  const at = lister?.effect.envelope.total;
  if (lister === undefined || at === undefined || broken === undefined) return [];
  const { path } = placeOf(draft, operation, "see", "own");
  const since = listOnce(draft, lister, { name: "before", query: leastOf(lister), role: "prepare" });
  ask(draft, operation, { place: { path, row: undefined }, changes: { body: broken.value } });
  const step = listOnce(draft, lister, { name: "after", query: leastOf(lister) });
  const sentence = `${called(operation)} creates nothing when it refuses: the total of ${called(list)} is the same`;
  draft.claim("total", sentence, operation.pointer, { kind: "total", step, at, since, by: 0 });
  return [draft.close()];
}
