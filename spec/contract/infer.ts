import type { Json, JsonObject } from "../json.ts";
import type { Annotation } from "./annotation.ts";
import { successContent, type Draft } from "./draft.ts";
import { unwrapList } from "./envelope.ts";
import { singular } from "./path-reading.ts";
import type { Survey } from "./survey.ts";

/** What was understood, in the words of `x-counterfoil`, and why. */
export interface Inference {
  readonly annotation: Annotation;
  readonly reasons: readonly string[];
}

/** Works out from method, path and schemas what an operation does. */
export function infer(draft: Draft, survey: Survey): Inference {
  const { reading } = draft;
  const { collection, gap } = reading;
  if (reading.kind === "row") return inferOnRow(draft, survey, collection, gap);
  if (reading.kind === "rows" && survey.collections.has(collection))
    return inferOnRows(draft, survey, collection);
  const last = reading.parents.at(-1);
  const of = last?.collection ?? "";
  const key = last ? { key: `$request.path.${last.gap}` } : {};
  return {
    annotation: { effect: "none", of, ...key },
    reasons: [`${draft.path.text} names no collection and no row of one`],
  };
}

function inferOnRows(draft: Draft, survey: Survey, of: string): Inference {
  const within = parentage(draft, survey, of);
  if (draft.method === "GET") {
    const content = successContent(draft);
    if (!content || !unwrapList(content.schema)) return nothing(of, "its success body holds no list of rows");
    return {
      annotation: { effect: "list", of, ...within.words },
      reasons: [`GET on the collection ${of}`, ...within.reasons],
    };
  }
  if (draft.method !== "POST")
    return nothing(of, `${draft.method} on a whole collection has no common meaning`);
  return {
    annotation: { effect: "create", of, ...within.words },
    reasons: [`POST on the collection ${of}`, ...within.reasons],
  };
}

function inferOnRow(draft: Draft, survey: Survey, of: string, gap: string): Inference {
  const effect = effectOnRow[draft.method];
  if (!effect) return nothing(of, `${draft.method} on one row has no common meaning`);
  const within = parentage(draft, survey, of);
  const annotation = { effect, of, key: `$request.path.${gap}`, ...within.words };
  return { annotation, reasons: [`${draft.method} on one of ${of}, named by {${gap}}`, ...within.reasons] };
}

const effectOnRow: Readonly<Partial<Record<Draft["method"], Annotation["effect"]>>> = {
  GET: "read",
  PUT: "replace",
  PATCH: "merge",
  DELETE: "remove",
};

/** The rows that a path hangs below: they must be there, and they choose the rows in view. */
function parentage(
  draft: Draft,
  survey: Survey,
  of: string,
): { words: Pick<Annotation, "where" | "needs">; reasons: string[] } {
  const where: Record<string, Json> = {};
  const needs: JsonObject[] = [];
  const reasons: string[] = [];
  for (const { collection, gap } of draft.reading.parents) {
    const property = foreignKey(survey, of, collection, gap);
    where[property] = `$request.path.${gap}`;
    reasons.push(`rows in view are those whose ${property} is {${gap}}`);
    if (survey.collections.has(collection))
      needs.push({ row: collection, key: `$request.path.${gap}`, else: 404 });
  }
  if (reasons.length === 0) return { words: {}, reasons };
  return { words: needs.length > 0 ? { where, needs } : { where }, reasons };
}

/** The property of a row that names its parent; where the rows show none, the mock keeps one that is never shown. */
function foreignKey(survey: Survey, of: string, parent: string, gap: string): string {
  const name = singular(parent);
  const shown = survey.collections.get(of)?.properties ?? new Map<string, unknown>();
  const byGap = gap === "id" ? [] : [gap, `${gap}Id`, `${gap}_id`];
  const candidates = [`${name}Id`, `${name}_id`, ...byGap, name];
  return candidates.find((candidate) => shown.has(candidate)) ?? `${name}Id`;
}

function nothing(of: string, reason: string): Inference {
  return { annotation: { effect: "none", of }, reasons: [reason] };
}
