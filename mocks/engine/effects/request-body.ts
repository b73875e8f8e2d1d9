import {
  asObject,
  closestContent,
  getPointer,
  takeBody,
  type Collection,
  type Content,
  type JsonObject,
  type JsonSchema,
  type RowEffect,
} from "../../../spec/index.ts";
import { bodyNames } from "./body-names.ts";
import { rowPart, type RowPart } from "./row-part.ts";
import type { Turn } from "../turn.ts";

/** What the request's body says about the row: only what its schema knows of, and nothing that the service alone sets. */
export function bodyFor(turn: Turn, effect: RowEffect, collection: Collection): JsonObject {
  if (!effect.takesBody || turn.values.body === undefined) return {};
  const part = partOf(turn, collection);
  const sent = part ? getPointer(turn.values.body, part.at) : turn.values.body;
  const names = part && bodyNames(part.schema, part.root);
  const known = Object.entries(asObject(sent)).filter(([name]) => !names || names.has(name));
  return takeBody(collection, Object.fromEntries(known));
}

/** The properties that the request's body may name; `undefined`: any. */
export function namesTaken(turn: Turn, collection: Collection): ReadonlySet<string> | undefined {
  const part = partOf(turn, collection);
  return part && bodyNames(part.schema, part.root);
}

function partOf(
  { operation, request }: Turn,
  collection: Collection,
): (RowPart & { readonly root: JsonSchema }) | undefined {
  const content = contentOf(operation.body?.contents ?? [], request.headers["content-type"] ?? "");
  if (!content) return undefined;
  const root = content.schema.json;
  return { ...rowPart(root, collection), root };
}

function contentOf(contents: readonly Content[], sent: string): Content | undefined {
  return closestContent(contents, sent) ?? contents[0];
}
