import {
  shapeOf,
  type Collection,
  type Content,
  type Contract,
  type Operation,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case, Cleanup } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Heading, type Tools } from "../draft.ts";
import { placeOf, type Place } from "../provision.ts";
import { rowEffectOf } from "../reading.ts";
import { listShowing, seeInList, type Sight } from "../row-in-list.ts";
import { claimValues, valuesShown } from "../shown.ts";
import type { Value } from "../value.ts";
import { claimListed } from "./effect-in-list.ts";
import { newValue } from "./new-value.ts";

type Body = Readonly<Record<string, Value>>;

/** A change sets what is sent and leaves all else alone, read back from a list, where nothing shows the row alone. */
export function mergedInList(
  contract: Contract,
  operation: Operation,
  collection: Collection,
  { schema }: Content,
  tools: Tools,
): readonly Case[] {
  if (listShowing(contract, collection.name) === undefined) return [unseen(operation, collection)];
  const root = schema.json;
  const change = (name: string, title: string, bodyOf: (draft: Draft) => Body): Case =>
    changeCase(operation, collection, tools, name, title, bodyOf);
  const { properties } = shapeOf(root);
  return [
    ...Object.entries(properties).flatMap(([name, property]) => [
      change(`merged/${name}`, `a change of ${name} and of nothing else`, (draft) => ({
        [name]: newValue(draft, name, property, root),
      })),
      ...(shapeOf(property, root).nullable
        ? [change(`merged/${name}-null`, `a change of ${name} to null`, () => ({ [name]: null }))]
        : []),
    ]),
    ...(schema.judge({}).length === 0 ? [change("merged/nothing", "a change of nothing", () => ({}))] : []),
  ];
}

function changeCase(
  operation: Operation,
  collection: Collection,
  tools: Tools,
  name: string,
  title: string,
  bodyOf: (draft: Draft) => Body,
): Case {
  const heading = headingOf(operation, name, title);
  const draft = tools.open(heading);
  const place = placeOf(draft, operation, "change", "own");
  const sight = seeInList(draft, operation, place);
  if (sight === undefined) return unseen(operation, collection, name);
  const body = bodyOf(draft);
  const cleanup = backTo(operation, place, sight, body);
  const step = ask(draft, operation, {
    place,
    changes: { name: "change", body, ...(cleanup && { cleanup }) },
  });
  const check = { kind: "status", step, of: ["2XX"], not: [] } as const;
  draft.claim("status", `${called(operation)} takes ${title}`, operation.pointer, check);
  claimValues(
    draft,
    step,
    rowEffectOf(operation)?.envelope.rows ?? "",
    valuesShown(draft.contract, operation, body),
    (property) => `${called(operation)} answers with the row as it then stands: with the new ${property}`,
    "answer-",
  );
  // What is added to a list stands there beside what was there before.
  const values = valuesShown(draft.contract, sight.lister.operation, body)
    .filter(({ appends }) => !appends)
    .map(({ name, value }) => [name, value] as const);
  claimListed(draft, sight, values, Object.keys(body), "that is not sent");
  return draft.close();
}

/** Puts back what a row showed in the list. A row that the case made is removed anyhow. */
function backTo(operation: Operation, place: Place, { found }: Sight, body: Body): Cleanup | undefined {
  const changed = Object.keys(body);
  if (place.row?.sent !== undefined || changed.length === 0) return undefined;
  const before = changed.map((name): readonly [string, Value] => [name, { $found: found, at: `/${name}` }]);
  return { operation: operation.id, path: place.path, body: Object.fromEntries(before) };
}

function headingOf(operation: Operation, name: string, title: string): Heading {
  return { operation, name, kind: "state", title, alone: true };
}

function unseen(operation: Operation, { name: rows }: Collection, name = "merged"): Case {
  const heading = headingOf(operation, name, `${called(operation)} changes what is sent`);
  return silentCase(heading, `no operation shows one of ${rows}, so that the change cannot be read back`);
}
