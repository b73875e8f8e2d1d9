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
} from "../../spec/index.ts";
import { wrap } from "./envelope.ts";

/** A property that follows from other rows, and what it is where neither they nor the row itself say anything. */
export interface Wanted {
  readonly property: Property;
  readonly otherwise: Json | undefined;
}

/** The lookups and counts of a collection that an answer shows. */
export function wantedIn(
  collection: Collection,
  { kind, envelope }: ListEffect | RowEffect,
  project: Projector,
): readonly Wanted[] {
  const derived = Object.values(collection.properties).filter(
    (property) => property.derived?.kind === "lookup" || property.derived?.kind === "count",
  );
  // What becomes of a row that has them says which of them the schema lets through.
  const probe = Object.fromEntries(derived.map(({ name }) => [name, null]));
  const body = project(wrap(envelope, kind === "list" ? [probe] : probe));
  const seen = getPointer(body, envelope.rows + (kind === "list" ? "/0" : ""));
  return derived
    .filter(({ name }) => isObject(seen) && Object.hasOwn(seen, name))
    .map((property) => ({ property, otherwise: shapeOf(property.schema).nullable ? null : undefined }));
}
