import type { Contract, Operation, Search } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { createRow, placeOf } from "../provision.ts";
import { alwaysChooses, bodyContentOf, creatorOf, gapsOf, listerOf } from "../reading.ts";
import { nonsense } from "../unique-text.ts";
import { isMembers, type Value } from "../value.ts";
import { asLister, listOnce, walkList, type Lister } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** A search finds rows of the list, the right ones, and no others. */
export const searches: Reason = (contract, operation, tools) => {
  if (operation.effect.kind !== "list" || operation.effect.search === undefined) return [];
  const { search } = operation.effect;
  return [
    nothing(operation, tools, search),
    ...found(contract, operation, tools, search),
    letters(operation),
  ];
};

function found(contract: Contract, operation: Operation, tools: Tools, search: Search): readonly Case[] {
  const heading = {
    operation,
    name: "search/own",
    kind: "list",
    title: "a search for the values of a row finds it",
  } as const;
  if (search.in.length === 0)
    return [silentCase(heading, "the document does not say which properties are searched")];
  const plain = plainList(contract, operation);
  if (plain === undefined)
    return [silentCase(heading, `no operation lists what ${called(operation)} searches without a search`)];
  return [
    ...search.in.map((property) => own(operation, tools, search, property, plain)),
    subset(operation, tools, search, plain),
  ];
}

/** The list that shows all that a search looks through: the operation itself, where it can do without what is looked for. */
function plainList(contract: Contract, operation: Operation): Operation | undefined {
  if (!alwaysChooses(operation)) return operation;
  const below = gapsOf(operation.path.text).length > 0;
  return below || operation.effect.kind !== "list" ? undefined : listerOf(contract, operation.effect.of);
}

function nothing(operation: Operation, tools: Tools, { by }: Search): Case {
  return searchCase(
    operation,
    tools,
    "search/nonsense",
    "a search for what stands in no row",
    (draft, lister, path) => {
      const { rows, total } = lister.effect.envelope;
      const step = listOnce(draft, lister, { name: "hits", path, query: { [by]: nonsense(draft.chance()) } });
      draft.claim(
        "count",
        `${called(operation)} finds no row where none holds what ${by} looks for`,
        operation.pointer,
        { kind: "count", step, rows, least: 0, most: 0 },
      );
      if (total === undefined) return;
      draft.claim(
        "total",
        `the total of ${called(operation)} is 0 where ${by} finds nothing`,
        operation.pointer,
        { kind: "holds", step, at: total, value: 0, optional: false },
      );
    },
  );
}

function own(operation: Operation, tools: Tools, { by }: Search, property: string, plain: Operation): Case {
  const title = `a search for the ${property} of a row finds it`;
  return searchCase(operation, tools, `search/own-${property}`, title, (draft, lister, path) => {
    const { rows } = lister.effect.envelope;
    const source = asLister(draft, plain) ?? lister;
    const list = listOnce(draft, source, { name: "all", path, role: "prepare" });
    // Of the first row that has such a value: not every row may.
    const row = `${source.effect.envelope.rows}/?${property}`;
    const { step, size } = walkList(draft, lister, {
      name: "hits",
      path,
      query: { [by]: { $step: list, at: `${row}/${property}` } },
    });
    const id = { $step: list, at: `${row}/${lister.key}` };
    const check = {
      kind: "listed",
      step,
      rows,
      size,
      key: lister.key,
      id,
      present: true,
      values: {},
    } as const;
    draft.claim(
      "listed",
      `${called(operation)} with ${by} finds a row by its ${property}`,
      operation.pointer,
      check,
    );
  });
}

function subset(operation: Operation, tools: Tools, search: Search, plain: Operation): Case {
  return searchCase(
    operation,
    tools,
    "search/subset",
    "what a search finds stands in the whole list too",
    (draft, lister, path) => {
      const { rows } = lister.effect.envelope;
      const made = madeText(draft, lister, search);
      const source = asLister(draft, plain) ?? lister;
      const all = walkList(draft, source, { name: "all", path, role: "prepare" });
      const ofRows = source.effect.envelope.rows;
      const [property = ""] = search.in;
      const text = made ?? { $step: all.step, at: `${ofRows}/?${property}/${property}` };
      const step = listOnce(draft, lister, { name: "hits", path, query: { [search.by]: text } });
      const check = {
        kind: "subset",
        step,
        of: all.step,
        ofRows,
        size: all.size,
        rows,
        key: lister.key,
      } as const;
      const without = plain === operation ? "it shows without" : `${called(plain)} shows`;
      draft.claim(
        "subset",
        `${called(operation)} with ${search.by} shows only rows that ${without}`,
        operation.pointer,
        check,
      );
      if (made === undefined) return;
      // Nobody else has that text, so that a list which does not search shows itself by its other rows.
      const only = { kind: "count", step, rows, least: 1, most: 1 } as const;
      draft.claim(
        "only",
        `${called(operation)} with ${search.by} shows no rows that do not hold what is looked for`,
        operation.pointer,
        only,
      );
    },
  );
}

/** A text that one row alone has, which is made for it. */
function madeText(draft: Draft, { effect }: Lister, search: Search): Value | undefined {
  const creator = creatorOf(draft.contract, effect.of);
  const collection = draft.contract.collections[effect.of];
  if (creator === undefined || collection === undefined || bodyContentOf(creator) === undefined)
    return undefined;
  const { sent } = createRow(draft, creator, collection, "full", "own");
  const texts = search.in.map((property) => (isMembers(sent) ? sent[property] : undefined));
  return texts.find((text) => typeof text === "string");
}

function letters(operation: Operation): Case {
  const heading = {
    operation,
    name: "search/letters",
    kind: "list",
    title: "a search in capital letters, or for part of a value",
  } as const;
  return silentCase(
    heading,
    "whether upper and lower case, or part of a value, are enough is said in words only",
  );
}

type Fill = (draft: Draft, lister: Lister, path: ReturnType<typeof placeOf>["path"]) => void;

function searchCase(operation: Operation, tools: Tools, name: string, title: string, fill: Fill): Case {
  const draft = tools.open({ operation, name, kind: "list", title, alone: true });
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister !== undefined) fill(draft, lister, path);
  return draft.close();
}
