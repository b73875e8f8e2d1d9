import { shapeOf, type Operation } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import { called, claimSuccess } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import type { Fullness } from "../make-body.ts";
import { placeInState } from "../seek-state.ts";
import { bodyContentOf, rowEffectOf } from "../reading.ts";
import { successOf } from "../statuses.ts";
import type { Reason } from "./reason.ts";

/** Each documented success is provoked: with no more than must be sent, and with everything that may be. */
export const success: Reason = (_contract, operation, tools) => {
  if (successOf(operation).length === 0) {
    const heading = {
      operation,
      name: "success",
      kind: "success",
      title: `${called(operation)} succeeds`,
    } as const;
    return [silentCase(heading, "the document describes no success of this operation")];
  }
  const kinds = fullnesses(operation);
  return kinds.map(([fullness, name]) => successCase(operation, tools, fullness, name));
};

function successCase(operation: Operation, tools: Tools, fullness: Fullness, name: string): Case {
  const title = words(operation, fullness);
  const heading = {
    operation,
    name: `success/${name}`,
    kind: "success",
    title,
    alone: useOf(operation) === "change",
  } as const;
  const draft = tools.open(heading);
  const place = placeInState(draft, operation);
  if (place.kind === "silent") return silentCase(heading, place.reason);
  const step = ask(draft, operation, { place, fullness });
  claimSuccess(draft, step, operation, title);
  return draft.close();
}

function fullnesses(operation: Operation): readonly (readonly [Fullness, string])[] {
  const content = bodyContentOf(operation);
  if (content === undefined) return [["full", "plain"]];
  const { properties, required } = shapeOf(content.schema.json);
  const optional = Object.keys(properties).some((property) => !required.includes(property));
  return optional
    ? [
        ["minimal", "minimal"],
        ["full", "full"],
      ]
    : [["full", "full"]];
}

function words(operation: Operation, fullness: Fullness): string {
  const row = rowEffectOf(operation)?.when === undefined ? "" : ", for a row in the right state,";
  if (operation.body === undefined) return `a plain request${row}`;
  return fullness === "minimal"
    ? `a body with no more than is required${row}`
    : `a body with everything that may be sent${row}`;
}
