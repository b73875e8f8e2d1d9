import type { Collection, Operation } from "../../spec/index.ts";
import { removal } from "./cleanup.ts";
import type { Draft } from "./draft.ts";
import { keyOf, requiredValues, sampleGap, type Tenant } from "./fill-request.ts";
import { makeBody, type Fullness, type Refer } from "./make-body.ts";
import {
  collectionOf,
  creatorOf,
  exampleAt,
  gapsOf,
  listerOf,
  namedBy,
  rowEffectOf,
  shownBy,
} from "./reading.ts";
import { knownName, namesRowOf } from "./row-names.ts";
import { isMembers, type Value } from "./value.ts";

/** What a case does with a row: looks at it, changes it, or uses it up. */
export type Use = "see" | "change" | "up";

/** A row that a case has got hold of. */
export interface Row {
  readonly collection: string;
  readonly id: Value;
  /** The gaps of the path under which it was made. */
  readonly path: Readonly<Record<string, Value>>;
  /** The values with which the case made it; `undefined` where it was there before. */
  readonly sent: Readonly<Record<string, Value>> | undefined;
  /** The step whose answer shows it, and where; `""` where none does. */
  readonly step: string;
  readonly at: string;
}

/** The gaps of a path filled in, and the row that the operation itself is about. */
export interface Place {
  readonly path: Readonly<Record<string, Value>>;
  readonly row: Row | undefined;
}

/** Rows that need rows that need rows: deeper than this they are taken as known to the user. */
const DEEPEST = 3;

/**
 * Gets hold of a row: the case makes it, where an operation does; else it takes the first of a list, if it does not use it up; else
 * the user of the runner has to know one, by `name`.
 */
export function provideRow(
  draft: Draft,
  collection: string,
  name: string,
  use: Use,
  tenant: Tenant,
  depth = 0,
): Row {
  const known = draft.contract.collections[collection];
  const creator = creatorOf(draft.contract, collection);
  if (known !== undefined && creator !== undefined && depth < DEEPEST && showsKey(creator, known)) {
    return createRow(draft, creator, known, "full", tenant, depth);
  }
  const lister = listerOf(draft.contract, collection);
  if (known !== undefined && lister?.effect.kind === "list" && use !== "up" && showsKey(lister, known)) {
    const query = requiredValues(draft, lister, "query");
    const step = draft.step({
      name: collection,
      operation: lister.id,
      key: keyOf(tenant),
      query,
      role: "prepare",
    });
    const at = `${lister.effect.envelope.rows}/0`;
    return { collection, id: { $step: step, at: `${at}/${known.key}` }, path: {}, sent: undefined, step, at };
  }
  const id = { $known: name, fresh: use === "up", tenant, otherwise: undefined };
  return { collection, id, path: {}, sent: undefined, step: "", at: "" };
}

/** Makes a row, to be removed after the case. */
export function createRow(
  draft: Draft,
  creator: Operation,
  collection: Collection,
  fullness: Fullness,
  tenant: Tenant,
  depth = 0,
): Row {
  const { path } = placeOf(draft, creator, "see", tenant, depth + 1);
  const body = makeBody(draft, creator, fullness, referring(draft, tenant, depth + 1));
  const query = requiredValues(draft, creator, "query");
  const headers = requiredValues(draft, creator, "header");
  const request = { name: "create", operation: creator.id, key: keyOf(tenant), path, query, headers, body };
  const step = draft.step({ ...request, role: "prepare" }, removal(draft, creator, path));
  const at = rowEffectOf(creator)?.envelope.rows ?? "";
  const id = { $step: step, at: `${at}/${collection.key}` };
  return { collection: collection.name, id, path, sent: isMembers(body) ? body : {}, step, at };
}

/** Fills in the gaps of an operation's path, each with a row that is there. */
export function placeOf(draft: Draft, operation: Operation, use: Use, tenant: Tenant, depth = 0): Place {
  const gaps = gapsOf(operation.path.text);
  const of = rowEffectOf(operation) === undefined ? undefined : collectionOf(draft.contract, operation)?.name;
  const own = of === undefined ? undefined : gaps.find((gap) => namedBy(operation, gap) === of);
  const row = own && of ? provideRow(draft, of, knownName(own, of), use, tenant, depth) : undefined;
  const path: Record<string, Value> = {};
  for (const gap of gaps) {
    const collection = namedBy(operation, gap);
    const made = gap === own ? row?.id : row?.path[gap];
    if (made !== undefined) path[gap] = made;
    else if (collection === undefined) path[gap] = sampleGap(draft, operation, gap);
    else path[gap] = provideRow(draft, collection, knownName(gap, collection), "see", tenant, depth).id;
  }
  return { path, row };
}

/** Tells which property of a body names a row, and gets hold of one. */
export function referring(draft: Draft, tenant: Tenant, depth = 0): Refer {
  return (operation, property) => {
    const collection = namesRowOf(draft.contract, operation, property);
    if (collection === undefined) return undefined;
    const row = provideRow(draft, collection, property, "see", tenant, depth);
    if (row.step !== "") return row.id;
    // The document's own example belongs to nobody but, if anybody, the tenant who reads it.
    const otherwise = tenant === "own" ? exampleAt(operation, property) : undefined;
    return { $known: property, fresh: false, tenant, otherwise };
  };
}

/** Tells whether the answer of an operation shows the id of its row. */
export function showsKey(operation: Operation, collection: Collection): boolean {
  return shownBy(operation)?.properties[collection.key] !== undefined;
}
