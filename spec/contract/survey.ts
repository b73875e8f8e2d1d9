import type { JsonSchema } from "../schema/schema.ts";
import { shapeOf } from "../schema/shape-of.ts";
import { requestContent, successContent, type Draft } from "./draft.ts";
import { unwrapList, unwrapRow, type Unwrapped } from "./envelope.ts";
import { singular } from "./path-reading.ts";

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
  /** Names of the gaps that stand for one row. */
  readonly gaps: ReadonlySet<string>;
}

export interface Shown {
  readonly schema: JsonSchema;
  /** The schema that references in `schema` point into. */
  readonly root: JsonSchema;
  /** Every representation demands it. */
  readonly required: boolean;
}

/** Gathers collections: what a path names as a row, and what a GET lists. */
export function surveyDrafts(drafts: readonly Draft[]): Survey {
  const names = new Set(
    drafts.filter(namesCollection).map((draft) => draft.declared.of ?? draft.reading.collection),
  );
  for (const { declared } of drafts) if (declared.of !== undefined) names.add(declared.of);
  const collections = new Map<string, Surveyed>();
  for (const name of names) {
    const about = drafts.filter(
      (draft) =>
        draft.declared.reply === undefined && (draft.declared.of ?? draft.reading.collection) === name,
    );
    collections.set(name, surveyCollection(name, about));
  }
  return { collections };
}

function surveyCollection(name: string, drafts: readonly Draft[]): Surveyed {
  const views = drafts.map((draft) => viewOf(draft, name)).filter((view) => view !== undefined);
  const shapes = views.map((view) => ({ ...view, shape: shapeOf(view.row, view.root) }));
  const properties = new Map<string, Shown>();
  for (const { shape, root } of shapes) {
    for (const [property, schema] of Object.entries(shape.properties)) {
      const required = shapes.every((each) => each.shape.required.includes(property));
      if (!properties.has(property)) properties.set(property, { schema, root, required });
    }
  }
  const bodies = drafts.map(requestContent).filter((content) => content !== undefined);
  const taken = new Set(bodies.flatMap(({ schema }) => writable(schema.json)));
  const gaps = new Set(
    drafts.filter(({ reading }) => reading.kind === "row").map(({ reading }) => reading.gap),
  );
  return { name, properties, taken, gaps };
}

function writable(body: JsonSchema): string[] {
  const properties = Object.entries(shapeOf(body).properties);
  return properties.filter(([, schema]) => !shapeOf(schema, body).readOnly).map(([name]) => name);
}

/** The rows that a draft's success shows; what a removal answers is seldom the row. */
function viewOf(draft: Draft, name: string): Unwrapped | undefined {
  const content = draft.method === "DELETE" ? undefined : successContent(draft);
  if (!content) return undefined;
  const many = draft.method === "GET" && draft.reading.kind === "rows";
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
