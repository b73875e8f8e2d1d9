import type { Contract, Operation } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { requiredValues, sampleGap } from "./fill-request.ts";
import { provideRow, type Place, type Row } from "./provision.ts";
import { alwaysChooses, collectionOf, gapsOf, listerOf, namedBy, operationsOn, shownBy } from "./reading.ts";
import { knownName } from "./row-names.ts";
import { isFoundValue, type Value } from "./value.ts";
import { asLister, pageWalk, type Lister } from "./walk-list.ts";

/** A row as a list shows it. */
export interface Sight {
  readonly lister: Lister;
  /** The gaps of the list's path. */
  readonly path: Readonly<Record<string, Value>>;
  readonly id: Value;
  /** The step that found the row, so that `$found` values are of it. */
  readonly found: string;
}

/** A row is looked for in so many pages of a list. */
const MOST = 20;

/** The operation whose list shows every row of a collection: all of them at once, or those below one parent. */
export function listShowing(contract: Contract, collection: string): Operation | undefined {
  const all = listerOf(contract, collection);
  if (all !== undefined) return all;
  return operationsOn(contract, collection, "list").find(
    (operation) => !alwaysChooses(operation) && choosesByParent(operation),
  );
}

/** Tells whether the rows of a list are those below the rows that its path names, and all of these. */
function choosesByParent(operation: Operation): boolean {
  if (operation.effect.kind !== "list") return false;
  const gaps = gapsOf(operation.path.text);
  const named = Object.values(operation.effect.where).map((template) =>
    template.kind === "expression" && template.source === "request.path" ? template.name : "",
  );
  return named.every((name) => gaps.includes(name)) && gaps.every((gap) => named.includes(gap));
}

/** Fills in the path of a list: as the row was made, as the answer that shows the row has it, or with a parent that is there. */
export function pathOfList(
  draft: Draft,
  { operation, effect }: Lister,
  row: Row | undefined,
): Readonly<Record<string, Value>> {
  const filled = gapsOf(operation.path.text).map((gap): readonly [string, Value] => {
    const made = row?.path[gap];
    if (made !== undefined) return [gap, made];
    const property = Object.entries(effect.where).find(
      ([, template]) =>
        template.kind === "expression" && template.source === "request.path" && template.name === gap,
    )?.[0];
    if (row !== undefined && row.step !== "" && property !== undefined)
      return [gap, { $step: row.step, at: `${row.at}/${property}` }];
    const parent = namedBy(operation, gap);
    if (parent === undefined) return [gap, sampleGap(draft, operation, gap)];
    return [gap, provideRow(draft, parent, knownName(gap, parent), "see", "own").id];
  });
  return Object.fromEntries(filled);
}

/** Finds the row of a place in a list that shows it, as it is before the case changes it. `undefined` where no list does. */
export function seeInList(draft: Draft, operation: Operation, { row }: Place): Sight | undefined {
  const collection = collectionOf(draft.contract, operation);
  const lister = collection && asLister(draft, listShowing(draft.contract, collection.name));
  if (collection === undefined || lister === undefined || row === undefined) return undefined;
  if (shownBy(lister.operation)?.properties[lister.key] === undefined) return undefined;
  const path = pathOfList(draft, lister, row);
  const { id } = row;
  if (isFoundValue(id)) return { lister, path, id, found: id.$found };
  const walk = pageWalk(lister, undefined, MOST);
  const found = draft.step({
    name: "before",
    operation: lister.operation.id,
    path,
    query: { ...requiredValues(draft, lister.operation, "query"), ...walk?.query },
    headers: requiredValues(draft, lister.operation, "header"),
    role: "prepare",
    repeat: {
      kind: "sift",
      tries: [
        {
          query: {},
          wanted: { type: "object", required: [lister.key], properties: { [lister.key]: { const: id } } },
        },
      ],
      pages: walk?.pages,
      rows: lister.effect.envelope.rows,
      key: lister.key,
      known: knownName("id", collection.name),
      fresh: false,
      sought: `no row with the ${lister.key} that ${operation.id} is asked for`,
    },
  });
  return { lister, path, id, found };
}
