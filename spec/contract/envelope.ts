import { formatPointer } from "../document/pointer.ts";
import type { Json } from "../json.ts";
import type { JsonSchema, Schema } from "../schema/schema.ts";
import type { Shape } from "../schema/shape.ts";
import { shapeOf } from "../schema/shape-of.ts";
import { findEchoes } from "./echoes.ts";
import type { Envelope } from "./effect.ts";

/** The rows that a body shows, and what stands around them. */
export interface Unwrapped {
  readonly envelope: Envelope;
  /** The schema of one row, with the schema that its references point into. */
  readonly row: JsonSchema;
  readonly root: JsonSchema;
}

/** The body itself is the row, or the array of rows. */
export const bare: Envelope = { rows: "", total: undefined, next: undefined, fixed: {} };
const totalName = /^total(_?(count|items|results|elements|records|hits))?$/i;
/** Beside a total it is the number of rows on the page. */
const countName = /^count$/i;
const moreName = /^(has_?)?(more|next(_?page)?)$/i;
const nextName = /^(next_?cursor|next_?page_?token|cursor|next_?token)$/i;
const wrapperName = /^(data|result|response|item|object|payload)$/i;

/** Finds the array of rows in a success body: the body itself, or a member of it, one level of wrapping deep. */
export function unwrapList(schema: Schema): Unwrapped | undefined {
  const root = schema.json;
  const shape = shapeOf(root, root);
  if (isArray(shape)) return { envelope: bare, row: shape.items ?? true, root };
  const found = findArray(shape, root, [], 2);
  if (!found) return undefined;
  const total =
    findNamed(shape, root, totalName, isInteger, 2) ?? findNamed(shape, root, countName, isInteger, 2);
  const more = findNamed(shape, root, moreName, isBoolean, 2);
  const echoes = findEchoes(shape, root, total);
  const envelope: Envelope = {
    rows: formatPointer(found.path),
    total,
    next: findNamed(shape, root, nextName, isText, 2),
    ...(more === undefined ? {} : { more }),
    ...(echoes.length === 0 ? {} : { echoes }),
    fixed: constantsOf(shape, root),
  };
  return { envelope, row: found.items, root };
}

/** Finds the row in a success body: the body itself, or what it is wrapped in (`{ data: … }`). */
export function unwrapRow(schema: Schema, singularName: string): Unwrapped | undefined {
  const root = schema.json;
  const shape = shapeOf(root, root);
  if (isArray(shape) || Object.keys(shape.properties).length === 0) return undefined;
  const wrappers = Object.entries(shape.properties).filter(([name, member]) => {
    const inner = shapeOf(member, root);
    return (wrapperName.test(name) || name === singularName) && Object.keys(inner.properties).length > 0;
  });
  const [wrapper] = wrappers;
  if (!wrapper || shape.properties["id"] !== undefined) return { envelope: bare, row: root, root };
  return {
    envelope: { ...bare, rows: formatPointer([wrapper[0]]), fixed: constantsOf(shape, root) },
    row: wrapper[1],
    root,
  };
}

function findArray(
  shape: Shape,
  root: JsonSchema,
  path: readonly string[],
  depth: number,
): { path: string[]; items: JsonSchema } | undefined {
  const members = Object.entries(shape.properties).map(
    ([name, member]) => [name, shapeOf(member, root)] as const,
  );
  const arrays = members.filter(([, member]) => isArray(member) && holdsObjects(member, root));
  // A row may itself hold arrays; only an object that is little more than its array is an envelope.
  const [only] = arrays;
  if (only && arrays.length === 1) return { path: [...path, only[0]], items: only[1].items ?? true };
  if (arrays.length > 1 || depth <= 1) return undefined;
  for (const [name, member] of members) {
    if (!wrapperName.test(name)) continue;
    const inner = findArray(member, root, [...path, name], depth - 1);
    if (inner) return inner;
  }
  return undefined;
}

function findNamed(
  shape: Shape,
  root: JsonSchema,
  name: RegExp,
  fits: (shape: Shape) => boolean,
  depth: number,
): string | undefined {
  for (const [key, member] of Object.entries(shape.properties)) {
    const inner = shapeOf(member, root);
    if (name.test(key) && fits(inner)) return formatPointer([key]);
    const deeper = depth > 1 && !isArray(inner) ? findNamed(inner, root, name, fits, depth - 1) : undefined;
    if (deeper !== undefined) return formatPointer([key]) + deeper;
  }
  return undefined;
}

/** Members that can only have one value, and `success`, which on a success is true. */
function constantsOf(shape: Shape, root: JsonSchema): Record<string, Json> {
  const fixed: Record<string, Json> = {};
  for (const [name, member] of Object.entries(shape.properties)) {
    const inner = shapeOf(member, root);
    if (inner.enum?.length === 1 && inner.enum[0] !== undefined) fixed[name] = inner.enum[0];
    else if (/^(success|ok)$/.test(name) && inner.types.includes("boolean")) fixed[name] = true;
  }
  return fixed;
}

function holdsObjects(shape: Shape, root: JsonSchema): boolean {
  return shape.items !== undefined && Object.keys(shapeOf(shape.items, root).properties).length > 0;
}

function isArray(shape: Shape): boolean {
  return shape.types.includes("array") && !shape.types.includes("object");
}

function isInteger(shape: Shape): boolean {
  return shape.types.includes("integer") || shape.types.includes("number");
}

function isBoolean(shape: Shape): boolean {
  return shape.types.includes("boolean");
}

function isText(shape: Shape): boolean {
  return shape.types.includes("string");
}
