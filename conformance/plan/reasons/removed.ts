import type { Collection, Contract, Operation } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { placeOf, type Place } from "../provision.ts";
import { collectionOf, creatorOf, listerOf, readerOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { names, refusalOf } from "../statuses.ts";
import type { Value } from "../value.ts";
import { asLister, leastOf, listOnce, walkList, type Lister } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** What was removed is gone, from wherever rows of its collection are shown. */
export const removed: Reason = (contract, operation, tools) => {
  const collection = collectionOf(contract, operation);
  if (collection === undefined || operation.effect.kind !== "remove") return [];
  return [single(contract, operation, collection, tools), ...many(contract, operation, collection, tools)];
};

function single(contract: Contract, operation: Operation, collection: Collection, tools: Tools): Case {
  const draft = tools.open({
    operation,
    name: "removed/read",
    kind: "state",
    title: `one of ${collection.name} is removed`,
  });
  const place = placeOf(draft, operation, "up", "own");
  const step = ask(draft, operation, { place, changes: { name: "remove" } });
  draft.claim("status", `${called(operation)} removes a row that is there`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  const reader = readerOf(contract, collection.name);
  if (reader !== undefined) {
    const read = visit(draft, reader, place);
    const of = refusalOf(reader, "unknown");
    draft.claim(
      "gone",
      `${called(reader)} does not find what ${called(operation)} has removed`,
      operation.pointer,
      { kind: "status", step: read, of, not: [] },
    );
  }
  if (names(operation, "404", "410")) {
    const again = ask(draft, operation, { place, changes: { name: "again" } });
    const of = refusalOf(operation, "unknown");
    draft.claim(
      "again",
      `${called(operation)} does not find what it has removed already`,
      `${operation.pointer}/responses`,
      { kind: "status", step: again, of, not: [] },
    );
  }
  return draft.close();
}

function many(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  tools: Tools,
): readonly Case[] {
  const list = listerOf(contract, collection.name);
  const heading = {
    operation,
    name: "removed/list",
    kind: "state",
    title: `what was removed from ${collection.name} stands in no list`,
  } as const;
  if (list === undefined) return [silentCase(heading, `no operation lists all ${collection.name}`)];
  if (creatorOf(contract, collection.name) === undefined) {
    return [
      silentCase(
        heading,
        `no operation creates ${collection.name}, and a row of the user's is used up only once`,
      ),
    ];
  }
  return [
    inList(operation, list, tools, heading.title),
    ...inSearch(operation, list, tools),
    ...inTotal(operation, list, tools),
  ];
}

function inList(operation: Operation, list: Operation, tools: Tools, title: string): Case {
  const draft = tools.open({ operation, name: "removed/list", kind: "state", title });
  const place = placeOf(draft, operation, "up", "own");
  const lister = asLister(draft, list);
  if (lister === undefined || place.row === undefined) return draft.close();
  const sentence = `${called(list)} no longer shows what ${called(operation)} has removed`;
  claimGone(draft, operation, lister, { place, id: place.row.id, query: {}, sentence });
  return draft.close();
}

/** Claims that a list which showed a row before its removal does not show it afterwards. */
function claimGone(
  draft: Draft,
  operation: Operation,
  lister: Lister,
  gone: {
    readonly place: Place;
    readonly id: Value;
    readonly query: Readonly<Record<string, Value>>;
    readonly sentence: string;
  },
): void {
  const { place, id, query, sentence } = gone;
  const since = walkList(draft, lister, { name: "before", role: "prepare", query }).step;
  ask(draft, operation, { place, changes: { name: "remove", role: "prepare" } });
  const { step, size } = walkList(draft, lister, { name: "list", query });
  const { rows } = lister.effect.envelope;
  const seen = { step, since, rows, size, key: lister.key, id } as const;
  draft.claim("listed", sentence, operation.pointer, {
    kind: "listed",
    ...seen,
    present: false,
    values: {},
  });
}

function inSearch(operation: Operation, list: Operation, tools: Tools): readonly Case[] {
  const search = list.effect.kind === "list" ? list.effect.search : undefined;
  if (search === undefined) return [];
  const draft = tools.open({
    operation,
    name: "removed/search",
    kind: "state",
    title: "a search does not find what was removed",
  });
  const place = placeOf(draft, operation, "up", "own");
  const lister = asLister(draft, list);
  const text = search.in
    .map((property) => place.row?.sent?.[property])
    .find((value) => typeof value === "string");
  if (lister === undefined || place.row === undefined || text === undefined) return [];
  const query = { [search.by]: text };
  const sentence = `${called(list)} with ${search.by} no longer finds what ${called(operation)} has removed`;
  claimGone(draft, operation, lister, { place, id: place.row.id, query, sentence });
  return [draft.close()];
}

function inTotal(operation: Operation, list: Operation, tools: Tools): readonly Case[] {
  const heading = {
    operation,
    name: "removed/total",
    kind: "state",
    title: "what was removed counts no longer",
    alone: true,
  } as const;
  const draft = tools.open(heading);
  const lister = asLister(draft, list);
  const at = lister?.effect.envelope.total;
  if (lister === undefined || at === undefined)
    return [silentCase(heading, `${called(list)} shows no total`)];
  const place = placeOf(draft, operation, "up", "own");
  const since = listOnce(draft, lister, { name: "before", query: leastOf(lister), role: "prepare" });
  ask(draft, operation, { place, changes: { name: "remove", role: "prepare" } });
  const step = listOnce(draft, lister, { name: "after", query: leastOf(lister) });
  draft.claim(
    "total",
    `the total of ${called(list)} goes down by one with ${called(operation)}`,
    operation.pointer,
    { kind: "total", step, at, since, by: -1 },
  );
  return [draft.close()];
}
