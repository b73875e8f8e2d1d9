import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import { suggest } from "../nearest.ts";
import { DocumentError } from "./document-error.ts";
import type { Document, Issue } from "./document.ts";
import { compileJsonPath, type JsonPath } from "./json-path.ts";
import { formatPointer } from "./pointer.ts";

/** Changes to a document, kept apart from it. OpenAPI Overlay Specification 1.0.0 and 1.1.0. */
export interface Overlay {
  /** Major and minor, which name the set of features. */
  readonly version: "1.0" | "1.1";
  readonly title: string;
  /** In the order in which they are applied, each to what the one before has left. */
  readonly actions: readonly Action[];
}

/** One change, made to everything that its target selects. Section 4.4.3, Action Object. */
export interface Action {
  readonly target: JsonPath;
  /** The target as it is written. */
  readonly text: string;
  readonly change: Change;
  /** JSON Pointer to the action in the overlay. */
  readonly pointer: string;
}

type Change =
  | { readonly kind: "remove" }
  /** `value` is merged with, added to, or put in the place of what is selected. */
  | { readonly kind: "update"; readonly value: Json }
  /** The same with a value of the document itself. */
  | { readonly kind: "copy"; readonly from: JsonPath; readonly text: string };

type Report = (pointer: string, message: string) => void;

/**
 * Reads an overlay.
 * @throws {DocumentError} with every issue found, where it is none of version 1.0 or 1.1
 */
export function parseOverlay(document: Document): Overlay {
  const issues: Issue[] = [];
  const report: Report = (pointer, message) => {
    issues.push({ message, pointer, place: document.locate(pointer) });
  };
  const root = asObject(document.tree);
  if (!isObject(document.tree)) report("", "An overlay must be an object");
  const version = readVersion(root, report);
  const info = readInfo(root, report);
  if (root["extends"] !== undefined && typeof root["extends"] !== "string")
    report("/extends", `extends must be the address of a document, but is ${quote(root["extends"])}`);
  known(root, "", ["overlay", "info", "extends", "actions"], report);
  const actions = readActions(root, version, report);
  if (issues.length > 0) throw new DocumentError(issues);
  return { version, title: String(info["title"]), actions };
}

function readVersion(root: JsonObject, report: Report): Overlay["version"] {
  const given = root["overlay"];
  const [, version] = (typeof given === "string" && /^(1\.[01])\.\d+(?:-.+)?$/.exec(given)) || [];
  if (version === "1.0" || version === "1.1") return version;
  const is = given === undefined ? "is missing" : `is ${quote(given)}`;
  report(given === undefined ? "" : "/overlay", `overlay must be 1.0.0 or 1.1.0, as text, but ${is}`);
  return "1.1";
}

function readInfo(root: JsonObject, report: Report): JsonObject {
  const info = asObject(root["info"]);
  for (const name of ["title", "version"]) {
    if (typeof info[name] === "string") continue;
    const at = info[name] === undefined ? (root["info"] === undefined ? "" : "/info") : `/info/${name}`;
    const is = info[name] === undefined ? "is missing" : `is ${quote(info[name])}`;
    report(at, `info.${name} must be a text, but ${is}`);
  }
  return info;
}

function readActions(root: JsonObject, version: Overlay["version"], report: Report): readonly Action[] {
  const actions = root["actions"];
  if (!Array.isArray(actions) || actions.length === 0) {
    report(actions === undefined ? "" : "/actions", "actions must be a list of at least one action");
    return [];
  }
  return actions.flatMap(
    (action: Json, index) => readAction(action, `/actions/${index}`, version, report) ?? [],
  );
}

function readAction(
  json: Json,
  pointer: string,
  version: Overlay["version"],
  report: Report,
): Action | undefined {
  if (!isObject(json)) {
    report(pointer, `An action must be an object, but is ${quote(json)}`);
    return undefined;
  }
  known(
    json,
    pointer,
    ["target", "description", "update", "remove", ...(version === "1.1" ? ["copy"] : [])],
    report,
  );
  const target = readPath(json, "target", pointer, report);
  const change = readChange(json, pointer, report);
  if (target === undefined || change === undefined) return undefined;
  return { target, text: String(json["target"]), change, pointer };
}

function readChange(json: JsonObject, pointer: string, report: Report): Change | undefined {
  const { remove = false, update, copy } = json;
  if (typeof remove !== "boolean") {
    report(`${pointer}/remove`, `remove must be true or false, but is ${quote(remove)}`);
    return undefined;
  }
  if (remove) return { kind: "remove" };
  if (copy !== undefined) {
    if (update !== undefined) {
      report(`${pointer}/copy`, "An action has either update or copy; of both, neither has an effect");
    }
    const from = readPath(json, "copy", pointer, report);
    return from && { kind: "copy", from, text: String(copy) };
  }
  if (update !== undefined) return { kind: "update", value: update };
  report(
    pointer,
    "The action changes nothing: give it update, copy (from overlay 1.1.0 on), or remove: true",
  );
  return undefined;
}

function readPath(json: JsonObject, name: string, pointer: string, report: Report): JsonPath | undefined {
  const text = json[name];
  if (typeof text !== "string") {
    const is = text === undefined ? "is missing" : `is ${quote(text)}`;
    report(
      text === undefined ? pointer : `${pointer}/${name}`,
      `${name} must be a JSONPath such as $.paths, but ${is}`,
    );
    return undefined;
  }
  const path = compileJsonPath(text);
  if (typeof path !== "string") return path;
  report(`${pointer}/${name}`, `${name} must be a JSONPath (RFC 9535), but ${quote(text)} is none: ${path}`);
  return undefined;
}

/** A name with a slip in it would have no effect, and nobody would know. */
function known(json: JsonObject, pointer: string, names: readonly string[], report: Report): void {
  for (const name of Object.keys(json)) {
    if (names.includes(name) || name.startsWith("x-")) continue;
    const at = `${pointer}${formatPointer([name])}`;
    if (name === "copy") report(at, "copy came with overlay 1.1.0, and this overlay is of 1.0");
    else
      report(at, `Unknown field ${quote(name)}${suggest(name, names) || `; known are ${names.join(", ")}`}`);
  }
}

function quote(value: Json | undefined): string {
  return JSON.stringify(value) ?? "nothing";
}
