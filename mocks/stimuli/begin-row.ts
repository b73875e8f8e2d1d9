import { settleRow, shapeOf, takeBody, type Json, type JsonObject, type Property } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { rowId } from "../engine/effects/row-id.ts";
import type { Write } from "../state/store.ts";
import type { StimulusContext } from "./stimulus.ts";

/** A row that comes into being without a request. */
export interface Begun {
  readonly id: string;
  readonly row: Row;
  readonly write: Write;
}

/** Makes a row of a collection: what is known of it, its id and stamps, and the rest as it begins. */
export function beginRow(context: StimulusContext, of: string, known: JsonObject): Begun {
  const collection = context.service.collection(of);
  // What a client would send as one, such as a name, goes into its parts.
  const given: Record<string, Json> = { ...known, ...takeBody(collection, known) };
  const key = given[collection.key] ?? context.sources.newId(collection);
  const begun: Record<string, Json> = { [collection.key]: key };
  for (const property of Object.values(collection.properties)) {
    const value = beginning(property, context.now);
    if (value !== undefined && property.name !== collection.key) begun[property.name] = value;
  }
  const row = settleRow(collection, { ...begun, ...given }, context.tenant);
  const id = rowId(key) ?? "";
  return { id, row, write: { kind: "put", of, id, row, version: 0 } };
}

function beginning({ stamp, schema, derived }: Property, now: string): Json | undefined {
  if (stamp) return now;
  if (derived && derived.kind !== "lookup") return undefined;
  const shape = shapeOf(schema);
  return shape.default ?? (shape.nullable ? null : undefined);
}
