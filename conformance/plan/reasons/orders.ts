import { shapeOf, type Operation, type Order, type Sorting } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { shownBy } from "../reading.ts";
import { stockList } from "../stock-list.ts";
import { asLister, listOnce } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** A list comes in the order that it is asked for. */
export const orders: Reason = (_contract, operation, tools) => {
  const sorting = operation.effect.kind === "list" ? operation.effect.sorting : undefined;
  if (sorting === undefined) return [];
  return Object.entries(sorting.orders).flatMap(([value, order]) => [
    ordered(operation, tools, sorting, value, { ...order, sure: isSure(sorting, order) }, ""),
    ...directions(operation, sorting).map(([direction, falling]) =>
      ordered(operation, tools, sorting, value, { ...order, descending: falling, sure: true }, direction),
    ),
  ]);
};

interface Wish extends Order {
  /** The document says which way round. */
  readonly sure: boolean;
}

/** Where each property has but one order and nothing turns it round, the document does not say which way round that is. */
function isSure({ orders }: Sorting, { property, descending }: Order): boolean {
  if (descending) return true;
  return Object.values(orders).some((other) => other.property === property && other.descending);
}

/** The values of the parameter for the direction, and whether each is the falling one. */
function directions(operation: Operation, { direction }: Sorting): readonly (readonly [string, boolean])[] {
  const parameter = operation.parameters.find(
    ({ name, in: place }) => place === "query" && name === direction,
  );
  if (direction === "" || parameter === undefined) return [];
  const values = (shapeOf(parameter.schema.json).enum ?? []).map(String);
  return values.filter((value) => /^(asc|desc)/i.test(value)).map((value) => [value, /^desc/i.test(value)]);
}

function ordered(
  operation: Operation,
  tools: Tools,
  { by, direction }: Sorting,
  value: string,
  { property, descending, sure }: Wish,
  turned: string,
): Case {
  const words = turned === "" ? `${by}=${value}` : `${by}=${value} and ${direction}=${turned}`;
  const name = `sort/${value}${turned === "" ? "" : `-${turned}`}`;
  const heading = { operation, name, kind: "list", title: words, alone: true } as const;
  if (shownBy(operation)?.properties[property] === undefined)
    return silentCase(heading, `${called(operation)} does not show the ${property} that it is sorted by`);
  const draft = tools.open(heading);
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister === undefined) return draft.close();
  stockList(draft, operation, lister);
  const query = { [by]: value, ...(turned === "" ? {} : { [direction]: turned }) };
  const step = listOnce(draft, lister, { name: "list", path, query });
  const way = descending ? "falling" : "rising";
  draft.claim(
    "sorted",
    `${called(operation)} with ${words} shows its rows in the order of ${property}${sure ? `, ${way}` : ""}`,
    operation.pointer,
    {
      kind: "sorted",
      step,
      rows: lister.effect.envelope.rows,
      property,
      direction: sure ? way : "",
    },
  );
  return draft.close();
}
