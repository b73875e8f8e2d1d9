import { isObject, type Json } from "../json.ts";
import { formatPointer } from "../document/pointer.ts";
import type { Reader } from "./reader.ts";

const methodName = /^(get|put|post|delete|options|head|patch|trace)$/;
/** Members whose value is data, in which nothing is meant for us. */
const data: Readonly<Record<Place, ReadonlySet<string>>> = {
  document: new Set(["example", "examples", "value"]),
  schema: new Set(["const", "default", "enum", "example", "examples"]),
  names: new Set(),
};
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);

/**
 * Finds every `x-counterfoil` of the document that stands in a schema, and reports those that stand where they mean
 * nothing. Those of the document, of operations and of webhooks are read where those are.
 */
export function findPropertyWords(
  reader: Reader,
): readonly { readonly value: Json; readonly pointer: string }[] {
  const found: { value: Json; pointer: string }[] = [];
  const path: string[] = [];

  function visit(value: Json, place: Place): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) enter(String(index), item, place);
      return;
    }
    if (!isObject(value)) return;
    for (const name in value) {
      const member = value[name];
      if (member === undefined || data[place].has(name)) continue;
      if (place !== "names" && name.startsWith("x-")) {
        if (name === "x-counterfoil") meet(member, place);
        continue;
      }
      if (typeof member === "object" && member !== null) enter(name, member, within(place, name));
    }
  }

  function enter(name: string, value: Json, place: Place): void {
    path.push(name);
    visit(value, place);
    path.pop();
  }

  function meet(value: Json, place: Place): void {
    const pointer = `${formatPointer(path)}/x-counterfoil`;
    if (place === "schema") found.push({ value, pointer });
    else if (!isRead(path)) {
      const message =
        "x-counterfoil means nothing here; it belongs to an operation, a webhook, a property of a schema or the document itself";
      reader.report(pointer, message);
    }
  }

  visit(reader.document.tree, "document");
  return found;
}

/** Where a node stands: somewhere in the document, in a schema, or in an object whose names are those of schemas. */
type Place = "document" | "schema" | "names";

function within(place: Place, name: string): Place {
  if (place === "names") return "schema";
  if (place === "schema") return maps.has(name) ? "names" : "schema";
  return name === "schema" ? "schema" : name === "schemas" ? "names" : "document";
}

/** The document itself, an operation or a webhook. */
function isRead(path: readonly string[]): boolean {
  const [first, second] = path;
  if (path.length === 0) return true;
  const inPaths = (first === "paths" || first === "webhooks") && path.length === 3;
  const shared = first === "components" && second === "pathItems" && path.length === 4;
  return (inPaths || shared) && methodName.test(path.at(-1) ?? "");
}
