import {
  getPointer,
  isObject,
  shapeOf,
  type Collection,
  type Json,
  type ListEffect,
  type Projector,
  type Property,
  type RowEffect,
} from "../../../spec/index.ts";
import { wrap } from "./envelope.ts";

/** A property that follows from other rows, and what it is where neither they nor the row itself say anything. */
export interface Wanted {
  readonly property: Property;
  readonly otherwise: Json | undefined;
  /** Where it is a list of rows: what these show that follows from yet other rows. */
  readonly nested: readonly Wanted[];
}

type CollectionOf = (name: string) => Collection;

/** Lists within lists within lists end here; documents in which rows hold each other have no end of their own. */
const deepest = 3;

/** What an answer shows that follows from other rows. */
export function wantedIn(
  collection: Collection,
  { kind, envelope }: ListEffect | RowEffect,
  project: Projector,
  collectionOf: CollectionOf,
): readonly Wanted[] {
  const names = Object.values(collection.properties)
    .filter(followsFromRows)
    .map(({ name }) => name);
  // What becomes of a row that has them says which of them the schema lets through.
  const probe = Object.fromEntries(names.map((name) => [name, null]));
  const body = project(wrap(envelope, kind === "list" ? [probe] : probe));
  const seen = getPointer(body, envelope.rows + (kind === "list" ? "/0" : ""));
  return wantedNamed(collection, Object.keys(isObject(seen) ? seen : {}), collectionOf);
}

/** Those of the named properties that follow from other rows. */
export function wantedNamed(
  collection: Collection,
  names: Iterable<string>,
  collectionOf: CollectionOf,
  depth = 1,
): readonly Wanted[] {
  const all = new Set(names);
  return Object.values(collection.properties)
    .filter((property) => all.has(property.name) && followsFromRows(property))
    .map((property) => {
      const { derived, schema } = property;
      const shape = shapeOf(schema);
      const items = shape.items === undefined ? [] : Object.keys(shapeOf(shape.items, shape.root).properties);
      const goesOn = derived?.kind === "list" && depth < deepest;
      const nested = goesOn ? wantedNamed(collectionOf(derived.of), items, collectionOf, depth + 1) : [];
      return { property, otherwise: shape.nullable ? null : undefined, nested };
    });
}

function followsFromRows({ derived }: Property): boolean {
  return derived !== undefined && derived.kind !== "join" && derived.kind !== "value";
}
