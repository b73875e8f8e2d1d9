import type { JsonObject } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { shapeOf } from "../schema/shape-of.ts";
import { requestContent, successContent, type Draft } from "./draft.ts";
import { namesFilled } from "./names-filled.ts";
import { unwrapList, unwrapRow, type Unwrapped } from "./envelope.ts";
import { singular } from "./path-reading.ts";
import { wordsOf } from "./words-of.ts";

/** What the whole document shows of its collections, gathered before any one operation is understood. */
export interface Survey {
  readonly collections: ReadonlyMap<string, Surveyed>;
}

export interface Surveyed {
  readonly name: string;
  /** Every property that some representation of a row shows. */
  readonly properties: ReadonlyMap<string, Shown>;
  /** Properties that some request body takes and that are not `readOnly` there. */
  readonly taken: ReadonlySet<string>;
  /** Properties that rows have whether or not anything shows them: taken, written by `set`, `where` or `finds`, or named by a lookup. */
  readonly kept: ReadonlySet<string>;
  /** Properties to which what a request body brings is added. */
  readonly appends: ReadonlySet<string>;
  /** Names of the gaps that stand for one row. */
  readonly gaps: ReadonlySet<string>;
}

export interface Shown {
  readonly schema: JsonSchema;
  /** The schema that references in `schema` point into. */
  readonly root: JsonSchema;
  /** Every representation demands it. */
  readonly required: boolean;
  /** Its `x-counterfoil`; `{}` where no representation has one. */
  readonly words: JsonObject;
}

/** Gathers collections: what a path names as a row, and what a GET lists. */
export function surveyDrafts(drafts: readonly Draft[]): Survey {
  const names = new Set(
    drafts.filter(namesCollection).map((draft) => draft.declared.of ?? draft.reading.collection),
  );
  for (const { declared } of drafts) if (declared.of !== undefined) names.add(declared.of);
  const collections = new Map<string, Surveyed>();
  const about = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const name = draft.declared.of ?? draft.reading.collection;
    const group = about.get(name);
    if (group) group.push(draft);
    else about.set(name, [draft]);
  }
  for (const name of names) collections.set(name, surveyCollection(name, about.get(name) ?? []));
  return { collections };
}

function surveyCollection(name: string, all: readonly Draft[]): Surveyed {
  // What an operation answers or takes beside a reply of its own is seldom the row.
  const drafts = all.filter(({ declared }) => declared.reply === undefined);
  const properties = propertiesShown(name, drafts);
  const bodies = all.map((draft) => ({ draft, properties: writable(draft) }));
  const rowBodies = bodies.filter(({ draft }) => drafts.includes(draft));
  const taken = new Set(rowBodies.flatMap((body) => body.properties.map(([property]) => property)));
  const appends = bodies
    .flatMap((body) => body.properties)
    .filter(([, schema, root]) => wordsOf(schema, root)["appends"] === true);
  const gaps = new Set(
    drafts.filter(({ reading }) => reading.kind === "row").map(({ reading }) => reading.gap),
  );
  return {
    name,
    properties,
    taken,
    kept: new Set([...taken, ...keptUnseen(all, properties)]),
    appends: new Set(appends.map(([property]) => property)),
    gaps,
  };
}

function propertiesShown(name: string, drafts: readonly Draft[]): ReadonlyMap<string, Shown> {
  const views = drafts.map((draft) => viewOf(draft, name)).filter((view) => view !== undefined);
  const shapes = views.map((view) => ({ ...view, shape: shapeOf(view.row, view.root) }));
  const properties = new Map<string, Shown>();
  for (const { shape, root } of shapes) {
    for (const [property, schema] of Object.entries(shape.properties)) {
      const words = wordsOf(schema, root);
      const before = properties.get(property);
      if (before && (Object.keys(words).length === 0 || Object.keys(before.words).length > 0)) continue;
      const required = shapes.every((each) => each.shape.required.includes(property));
      properties.set(property, before ? { ...before, words } : { schema, root, required, words });
    }
  }
  return properties;
}

/** Properties that are written by `set` and `where`, or that others are worked out from. */
function keptUnseen(drafts: readonly Draft[], properties: ReadonlyMap<string, Shown>): readonly string[] {
  const written = drafts.flatMap(({ declared: { effect, set, where, finds } }) =>
    effect === "list" ? [] : [...Object.keys(set ?? {}), ...Object.keys(where ?? {}), ...namesFilled(finds)],
  );
  const asked = [...properties.values()].flatMap(({ words: { by, join } }) => [
    ...(typeof by === "string" ? [by] : []),
    ...(Array.isArray(join) ? join.map(String) : []),
  ]);
  return [...written, ...asked];
}

/** What a request body takes of a row, each with its schema and the root that references in it point into. */
function writable(draft: Draft): readonly (readonly [string, JsonSchema, root: JsonSchema])[] {
  const body = requestContent(draft)?.schema.json;
  if (body === undefined) return [];
  return Object.entries(shapeOf(body).properties)
    .filter(([, schema]) => !shapeOf(schema, body).readOnly)
    .map(([name, schema]) => [name, schema, body] as const);
}

/** The rows that a draft's success shows; what a removal answers is seldom the row. */
function viewOf(draft: Draft, name: string): Unwrapped | undefined {
  const content = draft.method === "DELETE" ? undefined : successContent(draft);
  if (!content) return undefined;
  const { effect } = draft.declared;
  const many =
    effect === undefined ? draft.method === "GET" && draft.reading.kind === "rows" : effect === "list";
  return many ? unwrapList(content.schema) : unwrapRow(content.schema, singular(name));
}

function namesCollection(draft: Draft): boolean {
  if (draft.reading.kind === "row") return true;
  if (draft.reading.kind !== "rows" || draft.method !== "GET") return false;
  const content = successContent(draft);
  return content !== undefined && unwrapList(content.schema) !== undefined;
}

/** The text properties of a row that a search may look through: no ids and no dates. */
export function searchable(collection: Surveyed | undefined): readonly string[] {
  const shown = [...(collection?.properties ?? [])];
  return shown
    .filter(([, { schema, root }]) => {
      const shape = shapeOf(schema, root);
      return shape.types.includes("string") && shape.format === undefined && shape.enum === undefined;
    })
    .map(([name]) => name);
}
