import { settleRow, takeBody, type Json, type JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { begin } from "../engine/effects/initial.ts";
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
  const id = rowId(key) ?? "";
  const occasion = { now: context.now, chance: context.sources.chance, operation: undefined };
  const begun = begin(collection, { ...given, [collection.key]: key }, id, occasion);
  const row = settleRow(collection, begun, context.tenant);
  return { id, row, write: { kind: "put", of, id, row, version: 0 } };
}
