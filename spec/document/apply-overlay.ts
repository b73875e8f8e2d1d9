import type { Json } from "../json.ts";
import { DocumentError } from "./document-error.ts";
import type { Document, Issue } from "./document.ts";
import type { JsonPath, Location } from "./json-path.ts";
import { append, isPrimitive, kindOf, merge } from "./merge.ts";
import { parseOverlay, type Action, type Overlay } from "./overlay.ts";
import { changeAt, partAt, placeOf, traced, type Traced } from "./traced.ts";

/**
 * Applies an overlay (OpenAPI Overlay Specification 1.0.0 and 1.1.0) to a document. What the result says of places leads into
 * the overlay for what came from it, and into the document for everything else.
 *
 * Stricter than the specification in one thing: an action that selects nothing is an issue, since it hides mistakes.
 * @throws {DocumentError} with every issue found, each at its place in the overlay
 */
export function applyOverlay(document: Document, overlay: Document): Document {
  const { version, actions } = parseOverlay(overlay);
  const issues: Issue[] = [];
  let whole = traced(document, "", document.tree);
  for (const action of actions) {
    const report: Report = (below, message) => {
      const pointer = action.pointer + below;
      issues.push({ message, pointer, place: overlay.locate(pointer) });
    };
    whole = act({ action, version, overlay, whole, report });
  }
  if (issues.length > 0) throw new DocumentError(issues);
  return { file: document.file, tree: whole.value, locate: (pointer) => placeOf(whole, pointer) };
}

/** Says what is wrong with an action, at a pointer below it. */
type Report = (below: string, message: string) => void;

interface Scene {
  readonly action: Action;
  readonly version: Overlay["version"];
  readonly overlay: Document;
  /** What the actions before have made of the document. */
  readonly whole: Traced;
  readonly report: Report;
}

function act(scene: Scene): Traced {
  const { action, whole } = scene;
  const locations = select(scene, action.target, "target", action.text);
  if (locations.length === 0 || !allowed(scene, locations)) return whole;
  if (action.change.kind === "remove") return remove(scene, locations);
  const coming = comingFrom(scene);
  if (coming === undefined || !alike(scene, locations)) return whole;
  const put = (part: Traced): Traced =>
    Array.isArray(part.value) && !Array.isArray(coming.value)
      ? append(part, coming)
      : merge(part, coming, clashOf(scene));
  return changeAt(whole, locations, put) ?? whole;
}

function select({ whole, report }: Scene, path: JsonPath, field: string, text: string): readonly Location[] {
  const locations = path(whole.value);
  if (locations.length === 0) report(`/${field}`, `${JSON.stringify(text)} selects nothing in the document`);
  return locations;
}

function allowed({ action, version, whole, report }: Scene, locations: readonly Location[]): boolean {
  const single = version === "1.0" ? valuesAt(whole, locations).find(isPrimitive) : undefined;
  if (single === undefined) return true;
  const what = `${JSON.stringify(action.text)} selects ${kindOf(single)}`;
  report(
    "/target",
    `${what}, but overlay 1.0 changes objects and lists only: select what holds it, or say overlay: 1.1.0`,
  );
  return false;
}

/** What is selected for an update must be all objects, all lists or all single values. */
function alike({ action, whole, report }: Scene, locations: readonly Location[]): boolean {
  const kinds = valuesAt(whole, locations).map((value) =>
    isPrimitive(value) ? "a single value" : kindOf(value),
  );
  const distinct = [...new Set(kinds)];
  if (distinct.length === 1) return true;
  const what = `${JSON.stringify(action.text)} selects ${distinct.join(" and ")}`;
  report("/target", `${what}; one ${action.change.kind} fits only what is alike`);
  return false;
}

function remove({ action, whole, report }: Scene, locations: readonly Location[]): Traced {
  const rest = changeAt(whole, locations, () => undefined);
  if (rest !== undefined) return rest;
  report("/target", `${JSON.stringify(action.text)} selects the whole document, which cannot be removed`);
  return whole;
}

/** The value that an action brings. */
function comingFrom(scene: Scene): Traced | undefined {
  const { action, overlay, whole, report } = scene;
  const { change, pointer } = action;
  if (change.kind === "remove") return undefined;
  if (change.kind === "update") return traced(overlay, `${pointer}/update`, change.value);
  const [source, ...others] = select(scene, change.from, "copy", change.text);
  if (others.length > 0) {
    const count = others.length + 1;
    report("/copy", `copy must select one value, but ${JSON.stringify(change.text)} selects ${count}`);
  }
  return source === undefined || others.length > 0 ? undefined : partAt(whole, source);
}

function clashOf({ action, report }: Scene): (pointer: string, there: Json, coming: Json) => void {
  const { kind } = action.change;
  return (pointer, there, coming) => {
    const what = pointer === "" ? `what ${JSON.stringify(action.text)} selects` : pointer;
    report(
      kind === "update" ? `/update${pointer}` : "/copy",
      `Cannot merge ${kindOf(coming)} into ${what}, which is ${kindOf(there)}; to replace it, remove it by an action before`,
    );
  };
}

function valuesAt(whole: Traced, locations: readonly Location[]): readonly Json[] {
  return locations.map((location) => partAt(whole, location)?.value ?? null);
}
