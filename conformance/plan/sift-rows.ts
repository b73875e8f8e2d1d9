import { shapeOf, type Condition, type Json, type JsonSchema, type Operation } from "../../spec/index.ts";
import type { Sieve } from "./case.ts";
import type { Draft } from "./draft.ts";
import { requiredValues } from "./fill-request.ts";
import type { Place } from "./provision.ts";
import { collectionOf, rowEffectOf, shownBy } from "./reading.ts";
import { pathTo } from "./read-row.ts";
import { listShowing, pathOfList } from "./row-in-list.ts";
import { knownName } from "./row-names.ts";
import type { Value } from "./value.ts";
import { asLister, pageWalk, type Lister } from "./walk-list.ts";

/** Which row is looked for in a list. */
export interface Sought {
  readonly condition: Condition;
  /** Whether the row has to meet the condition, or must not. */
  readonly met: boolean;
  /** The case uses the row up: no other case that does so gets it. */
  readonly fresh: boolean;
  /** Values of a row that the case has made, by which it is known; it is taken before all others. */
  readonly made: Readonly<Record<string, Value>>;
}

/** A state is looked for in so many pages of a list. */
const MOST = 20;
/** More values than these are not asked for one by one. */
const FEW = 6;

/**
 * Looks through the list of a collection for a row in a state. `undefined` where no list shows the properties that the state is made of.
 * What the row has is afterwards known as `$found` of the step, which is called `seek`.
 */
export function siftRows(draft: Draft, operation: Operation, sought: Sought): Place | undefined {
  const collection = collectionOf(draft.contract, operation);
  const lister = collection && asLister(draft, listShowing(draft.contract, collection.name));
  const names = Object.keys(sought.condition);
  const shown = lister && shownBy(lister.operation)?.properties;
  if (collection === undefined || lister === undefined || shown === undefined) return undefined;
  if (shown[lister.key] === undefined || names.some((name) => shown[name] === undefined)) return undefined;

  const walk = pageWalk(lister, undefined, MOST);
  const parents = pathOfList(draft, lister, undefined);
  const step = draft.step({
    name: "seek",
    operation: lister.operation.id,
    path: parents,
    query: { ...requiredValues(draft, lister.operation, "query"), ...walk?.query },
    headers: requiredValues(draft, lister.operation, "header"),
    role: "prepare",
    repeat: {
      kind: "sift",
      tries: sieves(lister, sought),
      pages: walk?.pages,
      rows: lister.effect.envelope.rows,
      key: lister.key,
      known: knownName("id", collection.name),
      fresh: sought.fresh,
      sought: spoken(operation, sought),
    },
  });
  const id = { $found: step, at: `/${lister.key}` };
  const row = { collection: collection.name, id, path: parents, sent: undefined, step: "", at: "" };
  return { path: pathTo(draft, operation, { path: {}, row }), row };
}

function spoken(operation: Operation, { condition, met }: Sought): string {
  const names = Object.keys(condition).join(" and ");
  const asked = rowEffectOf(operation)?.when !== undefined;
  if (names === "") return "no row";
  return `no row whose ${names} is ${met ? "as" : "other than"} ${operation.id} ${asked ? "asks for" : "makes it"}`;
}

/** First the row that the case has made, then, where a parameter of the list chooses by the state, the rows of each value; else all rows. */
function sieves(lister: Lister, { condition, met, made }: Sought): readonly Sieve[] {
  const wanted = schemaOf(condition, met);
  const own = Object.entries(made).map(([name, value]) => {
    const by = filterBy(lister, name);
    const required = [...Object.keys(condition), name];
    const properties = { ...wanted.properties, [name]: { const: value } };
    return { query: by === undefined ? {} : { [by]: value }, wanted: { ...wanted, required, properties } };
  });
  return [...own, ...choices(lister, condition, met).map((query) => ({ query, wanted }))];
}

/** A JSON Schema of the rows that are wanted. Where a row must not meet the condition, it has to show that it does not. */
function schemaOf(
  condition: Condition,
  met: boolean,
): { readonly properties: Readonly<Record<string, Value>>; readonly [name: string]: Value } {
  const properties = Object.fromEntries(
    Object.entries(condition).map(([name, { schema }]): [string, JsonSchema] => [name, schema]),
  );
  const required = Object.keys(condition);
  return met
    ? { type: "object", required, properties }
    : { type: "object", required, properties: {}, not: { properties } };
}

function choices(
  lister: Lister,
  condition: Condition,
  met: boolean,
): readonly Readonly<Record<string, Json>>[] {
  const [entry, ...others] = Object.entries(condition);
  const by = entry && filterBy(lister, entry[0]);
  if (entry === undefined || by === undefined || (others.length > 0 && !met)) return [{}];
  const [name, { judge }] = entry;
  const shape = shownBy(lister.operation);
  const { types, enum: values } = shapeOf(shape?.properties[name] ?? true, shape?.root);
  const all = values ?? (types.length === 1 && types[0] === "boolean" ? [true, false] : []);
  const few = all.filter((value) => (judge(value).length === 0) === met);
  return few.length === 0 || few.length > FEW ? [{}] : few.map((value) => ({ [by]: value }));
}

/** The parameter of a list that lets through the rows with a certain value of a property. */
function filterBy({ effect, operation }: Lister, property: string): string | undefined {
  const filter = effect.filters.find((one) => one.property === property && one.test === "equals");
  return operation.parameters.some(({ name, in: place }) => place === "query" && name === filter?.by)
    ? filter?.by
    : undefined;
}
