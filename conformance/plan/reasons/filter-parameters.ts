import type { Filter, Operation } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { shownBy } from "../reading.ts";
import { stockList } from "../stock-list.ts";
import { asLister, listOnce, walkList, type Lister } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** A parameter that is named as a property lets rows through that have the value, all of them that were looked at, and no others. */
export const filterParameters: Reason = (_contract, operation, tools) =>
  operation.effect.kind === "list"
    ? operation.effect.filters.map((filter) => filtered(operation, tools, filter))
    : [];

function filtered(operation: Operation, tools: Tools, filter: Filter): Case {
  const { by, property } = filter;
  const heading = {
    operation,
    name: `filter/${by}`,
    kind: "list",
    title: `the rows that ${by} chooses`,
    alone: true,
  } as const;
  if (shownBy(operation)?.properties[property] === undefined)
    return silentCase(heading, `${called(operation)} does not show the ${property} that ${by} chooses by`);
  if (
    operation.parameters.some(({ name, in: place, required }) => place === "query" && name === by && required)
  )
    return silentCase(
      heading,
      `${called(operation)} shows nothing without ${by}, so that there is no value to choose`,
    );
  const draft = tools.open(heading);
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister === undefined) return draft.close();
  stockList(draft, operation, lister);
  claimFiltered(draft, lister, path, filter);
  return draft.close();
}

function claimFiltered(
  draft: Draft,
  lister: Lister,
  path: ReturnType<typeof placeOf>["path"],
  { by, property, test }: Filter,
): void {
  const { operation, key } = lister;
  const { rows } = lister.effect.envelope;
  const all = listOnce(draft, lister, { name: "all", path, role: "prepare" });
  const row = `${rows}/?${property}`;
  const value = { $step: all, at: `${row}/${property}${test === "includes" ? "/0" : ""}` };
  const { step, size } = walkList(draft, lister, { name: "list", path, query: { [by]: value } });
  draft.claim(
    property,
    `${called(operation)} with ${by} shows only rows whose ${property} ${verbs[test]} that`,
    operation.pointer,
    { kind: "every", step, rows, property, value, test },
  );
  const id = { $step: all, at: `${row}/${key}` };
  draft.claim(
    "listed",
    `${called(operation)} with ${by} shows a row whose ${property} ${verbs[test]} that`,
    operation.pointer,
    { kind: "listed", step, size, rows, key, id, present: true, values: {} },
  );
}

const verbs: Readonly<Record<Filter["test"], string>> = {
  equals: "is",
  includes: "includes",
  atLeast: "is at least",
  atMost: "is at most",
};
