import { shapeOf, type Collection, type Contract, type Json, type Operation } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import type { Tools } from "../draft.ts";
import { createRow } from "../provision.ts";
import { bodyContentOf, collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { claimValues, valuesShown } from "../shown.ts";
import { fromRequest } from "../template-value.ts";
import { createdInLists } from "./created-in-lists.ts";
import type { Reason } from "./reason.ts";

/** What was created is there, wherever rows of its collection are shown, with the values that were sent. */
export const created: Reason = (contract, operation, tools) => {
  const collection = collectionOf(contract, operation);
  const effect = rowEffectOf(operation);
  if (collection === undefined || effect?.kind !== "create" || !effect.takesBody) return [];
  return [
    read(contract, operation, collection, tools),
    ...createdInLists(contract, operation, collection, tools),
    ...defaults(operation, collection, tools),
  ];
};

function read(contract: Contract, operation: Operation, collection: Collection, tools: Tools): Case {
  const title = `a new row of ${collection.name} is shown with the values sent`;
  const heading = { operation, name: "created/read", kind: "state", title } as const;
  const draft = tools.open(heading);
  const row = createRow(draft, operation, collection, "full", "own");
  const sent = row.sent ?? {};
  claimValues(
    draft,
    row.step,
    row.at,
    valuesShown(contract, operation, sent),
    (name) => `${called(operation)} answers with the ${name} that was sent`,
    "answer-",
  );
  const reader = readerOf(contract, collection.name);
  if (reader === undefined) return draft.close();
  const step = visit(draft, reader, { path: row.path, row });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  draft.claim("found", `${called(reader)} finds what ${called(operation)} has created`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  claimValues(
    draft,
    step,
    at,
    valuesShown(contract, reader, sent),
    (name) => `${called(reader)} shows the ${name} that was sent to ${called(operation)}`,
  );
  const written = Object.entries(rowEffectOf(operation)?.set ?? {}).flatMap(([name, template]) => {
    const value = fromRequest(template, { path: row.path, body: sent });
    return value === undefined ? [] : [[name, value] as const];
  });
  claimValues(
    draft,
    step,
    at,
    valuesShown(contract, reader, Object.fromEntries(written)),
    (name) => `${called(operation)} sets ${name}, as the document says`,
    "set-",
  );
  return draft.close();
}

function defaults(operation: Operation, collection: Collection, tools: Tools): readonly Case[] {
  const preset = presets(operation, collection);
  const draft = tools.open({
    operation,
    name: "created/defaults",
    kind: "state",
    title: "what is not sent gets its default",
  });
  const values = valuesShown(draft.contract, operation, preset);
  if (values.length === 0) return [];
  const { step, at } = createRow(draft, operation, collection, "minimal", "own");
  claimValues(
    draft,
    step,
    at,
    values,
    (name) => `${called(operation)} gives ${name} its default where it is not sent`,
  );
  return [draft.close()];
}

/** The defaults of what a client may leave out, and of what it cannot send. */
function presets(operation: Operation, collection: Collection): Readonly<Record<string, Json>> {
  const content = bodyContentOf(operation);
  if (content === undefined) return {};
  const { properties, required } = shapeOf(content.schema.json);
  const set = Object.keys(rowEffectOf(operation)?.set ?? {});
  const own = Object.values(collection.properties).filter(({ name }) => properties[name] === undefined);
  const candidates = [
    ...own.map(({ name, schema }) => [name, shapeOf(schema)] as const),
    ...Object.entries(properties).map(
      ([name, schema]) => [name, shapeOf(schema, content.schema.json)] as const,
    ),
  ];
  const preset: Record<string, Json> = {};
  for (const [name, shape] of candidates) {
    if (shape.default !== undefined && !required.includes(name) && !set.includes(name))
      preset[name] = shape.default;
  }
  return preset;
}
