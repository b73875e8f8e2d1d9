import {
  isObject,
  shapeOf,
  type Collection,
  type Contract,
  type Json,
  type Operation,
  type RowEffect,
  type Template,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { makeBody } from "../make-body.ts";
import { referring, type Place } from "../provision.ts";
import { bodyContentOf, collectionOf, gapsOf, listerOf, rowEffectOf, shownBy } from "../reading.ts";
import { visit } from "../read-row.ts";
import { placeInState } from "../seek-state.ts";
import { isMembers, type Value } from "../value.ts";
import { asLister, listOnce } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** What was stored as a secret never comes back: under no name, in no body, in no header field. */
export const secrets: Reason = (contract, operation, tools) => {
  const collection = collectionOf(contract, operation);
  const effect = rowEffectOf(operation);
  const content = bodyContentOf(operation);
  if (collection === undefined || effect === undefined || content === undefined) return [];
  const hidden = hiddenProperties(operation, effect);
  const whole = Object.entries(effect.set).some(
    ([name, template]) => isBody(template) && !isShown(contract, collection, name),
  );
  return hidden.length > 0 || whole ? [canary(contract, operation, collection, hidden, tools)] : [];
};

/** Plants a text of which there is no other, and looks through every answer about the row that follows. */
function canary(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  hidden: readonly string[],
  tools: Tools,
): Case {
  const heading = {
    operation,
    name: "secret/never-shown",
    kind: "secret",
    title: "a secret is stored, and looked for in every answer that follows",
    alone: true,
  } as const;
  const draft = tools.open(heading);
  const place = placeInState(draft, operation);
  if (place.kind === "silent") return silentCase(heading, place.reason);
  const texts: string[] = [];
  const plant = (): string => {
    const text = `canary${draft.chance().text(24, LETTERS)}`;
    texts.push(text);
    return text;
  };
  const body = planted(draft, operation, hidden, plant);
  const step = ask(draft, operation, { place, changes: { name: "store", body, role: "prepare" } });
  for (const other of operationsAbout(contract, collection)) {
    if (other.id === operation.id) continue;
    const minimal =
      other.body === undefined ? undefined : makeBody(draft, other, "minimal", referring(draft, "own"));
    if (rowEffectOf(operation)?.kind === "create")
      visit(draft, other, madeBy(place, step, operation, collection), { body: minimal });
    else visit(draft, other, place, { body: minimal });
  }
  const lister = asLister(draft, listerOf(contract, collection.name));
  if (lister !== undefined) listOnce(draft, lister, { name: "list" });
  const sentence = `what ${called(operation)} stores in secret stands in no answer that follows`;
  draft.claim("absent-text", sentence, operation.pointer, { kind: "absent-text", step, texts });
  return draft.close();
}

/** The operations that answer about one row and leave it where it is. */
function operationsAbout(contract: Contract, collection: Collection): readonly Operation[] {
  return contract.operations.filter((operation) => {
    const effect = rowEffectOf(operation);
    return (
      effect?.of === collection.name &&
      (effect.kind === "read" || effect.kind === "merge") &&
      gapsOf(operation.path.text).length > 0
    );
  });
}

function madeBy(place: Place, step: string, operation: Operation, collection: Collection): Place {
  const at = rowEffectOf(operation)?.envelope.rows ?? "";
  const id = { $step: step, at: `${at}/${collection.key}` };
  return { path: place.path, row: { collection: collection.name, id, path: place.path, sent: {}, step, at } };
}

/** A body whose secret texts are canaries: the hidden properties, or every text in it where all of it is secret. */
function planted(draft: Draft, operation: Operation, hidden: readonly string[], plant: () => string): Value {
  const body = makeBody(draft, operation, "full", referring(draft, "own")) ?? {};
  if (hidden.length === 0 || !isMembers(body))
    return isObject(body) && Object.keys(body).length > 0 ? replaceTexts(body, plant) : { apiKey: plant() };
  return { ...body, ...Object.fromEntries(hidden.map((name) => [name, plant()])) };
}

function replaceTexts(value: Json, plant: () => string): Json {
  if (typeof value === "string") return plant();
  if (Array.isArray(value)) return value.map((item: Json) => replaceTexts(item, plant));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, replaceTexts(member, plant)]),
  );
}

/** The text properties of a body that the document calls write-only. */
function hiddenProperties(operation: Operation, effect: RowEffect): readonly string[] {
  const content = bodyContentOf(operation);
  if (content === undefined || !effect.takesBody) return [];
  const { properties } = shapeOf(content.schema.json);
  return Object.entries(properties)
    .map(([name, schema]) => ({ name, shape: shapeOf(schema, content.schema.json) }))
    .filter(
      ({ shape }) =>
        shape.writeOnly &&
        shape.types.includes("string") &&
        shape.format === undefined &&
        (shape.maxLength ?? 255) >= 30,
    )
    .map(({ name }) => name);
}

function isShown(contract: Contract, collection: Collection, name: string): boolean {
  return contract.operations.some(
    (operation) =>
      collectionOf(contract, operation) === collection && shownBy(operation)?.properties[name] !== undefined,
  );
}

function isBody(template: Template): boolean {
  return template.kind === "expression" && template.source === "request.body" && template.pointer === "";
}
