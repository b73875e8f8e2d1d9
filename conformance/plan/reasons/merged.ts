import {
  shapeOf,
  type Collection,
  type Contract,
  type JsonSchema,
  type Operation,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { claimKept } from "../claim-kept.ts";
import { called } from "../clauses.ts";
import { type Draft, type Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { bodyContentOf, collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { putBack } from "../put-back.ts";
import { claimValues, valuesShown } from "../shown.ts";
import type { Value } from "../value.ts";
import { mergedInList } from "./merged-in-list.ts";
import { newValue } from "./new-value.ts";
import { refusedChanges } from "./refused-changes.ts";
import type { Reason } from "./reason.ts";

/** A change sets what is sent and leaves all else alone; what is sent can be read back. */
export const merged: Reason = (contract, operation, tools) => {
  const effect = rowEffectOf(operation);
  const collection = collectionOf(contract, operation);
  const content = bodyContentOf(operation);
  if (effect?.kind !== "merge" || !effect.takesBody || collection === undefined || content === undefined)
    return [];
  const reader = readerOf(contract, collection.name);
  if (reader === undefined) return mergedInList(contract, operation, collection, content, tools);
  const { properties } = shapeOf(content.schema.json);
  const root = content.schema.json;
  const scene = { contract, operation, collection, reader, tools };
  return [
    ...Object.entries(properties).flatMap(([name, schema]) => [
      setCase(scene, name, schema, root),
      ...(shapeOf(schema, root).nullable ? [nullCase(scene, name)] : []),
    ]),
    ...nothingCase(scene, content.schema.judge({}).length === 0),
    ...refusedChanges(contract, operation, tools, reader),
  ];
};

interface Scene {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly collection: Collection;
  readonly reader: Operation;
  readonly tools: Tools;
}

function setCase(scene: Scene, name: string, schema: JsonSchema, root: JsonSchema): Case {
  const title = `a change of ${name} and of nothing else`;
  return changeCase(scene, `merged/${name}`, title, (draft) => {
    return { [name]: newValue(draft, name, schema, root) };
  });
}

function nullCase(scene: Scene, name: string): Case {
  return changeCase(scene, `merged/${name}-null`, `a change of ${name} to null`, () => ({ [name]: null }));
}

/** An empty change is a change of nothing. */
function nothingCase(scene: Scene, allowed: boolean): readonly Case[] {
  return allowed ? [changeCase(scene, "merged/nothing", "a change of nothing", () => ({}))] : [];
}

function changeCase(
  scene: Scene,
  name: string,
  title: string,
  bodyOf: (draft: Draft) => Readonly<Record<string, Value>>,
): Case {
  const { contract, operation, reader, tools } = scene;
  const draft = tools.open({ operation, name, kind: "state", title, alone: true });
  const place = placeOf(draft, operation, "change", "own");
  const before = visit(draft, reader, place, { name: "before", role: "prepare" });
  const body = bodyOf(draft);
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const cleanup = putBack(operation, place, before, at, Object.keys(body));
  const step = ask(draft, operation, {
    place,
    changes: { name: "change", body, ...(cleanup && { cleanup }) },
  });
  draft.claim("status", `${called(operation)} takes ${title}`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  const answered = `${called(operation)} answers with the row as it then stands:`;
  const answerAt = rowEffectOf(operation)?.envelope.rows ?? "";
  claimValues(
    draft,
    step,
    answerAt,
    valuesShown(contract, operation, body),
    (property) => `${answered} with the new ${property}`,
    "answer-",
  );
  const after = visit(draft, reader, place, { name: "after" });
  claimValues(
    draft,
    after,
    at,
    valuesShown(contract, reader, body),
    (property) => `${called(reader)} shows the ${property} that ${called(operation)} was sent`,
  );
  claimItemsKept(draft, scene, Object.keys(body), before, after);
  claimKept(draft, { ...scene, body, before, step, after });
  return draft.close();
}

/** Where what is sent is added to a list, the items that were there stay. */
function claimItemsKept(
  draft: Draft,
  { operation, collection, reader }: Scene,
  changed: readonly string[],
  before: string,
  after: string,
): void {
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  for (const name of changed.filter((property) => collection.properties[property]?.appends === true)) {
    const value = { $step: before, at: `${at}/${name}` };
    const sentence = `${called(operation)} leaves the ${name} that were there, and adds to them`;
    const check = {
      kind: "holds",
      step: after,
      at: `${at}/${name}`,
      value,
      optional: true,
      among: true,
    } as const;
    draft.claim(`${name}-added`, sentence, operation.pointer, check);
  }
}
