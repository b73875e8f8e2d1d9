import {
  asObject,
  closestContent,
  takeBody,
  type Collection,
  type Content,
  type JsonObject,
  type RowEffect,
} from "../../spec/index.ts";
import { bodyNames } from "./body-names.ts";
import type { Turn } from "./turn.ts";

/** What the request's body says about the row: only what its schema knows of, and nothing that the service alone sets. */
export function bodyFor(turn: Turn, effect: RowEffect, collection: Collection): JsonObject {
  if (!effect.takesBody || turn.values.body === undefined) return {};
  const names = namesTaken(turn);
  const known = Object.entries(asObject(turn.values.body)).filter(([name]) => !names || names.has(name));
  return takeBody(collection, Object.fromEntries(known));
}

/** The properties that the request's body may name; `undefined`: any. */
export function namesTaken({ operation, request }: Turn): ReadonlySet<string> | undefined {
  const content = contentOf(operation.body?.contents ?? [], request.headers["content-type"] ?? "");
  return content ? bodyNames(content.schema.json) : undefined;
}

function contentOf(contents: readonly Content[], sent: string): Content | undefined {
  return closestContent(contents, sent) ?? contents[0];
}
