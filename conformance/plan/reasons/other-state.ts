import type { Operation, RowEffect } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called, claimStatus } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { seeInList } from "../row-in-list.ts";
import { rowInState } from "../seek-state.ts";
import { names } from "../statuses.ts";
import { claimListed } from "./effect-in-list.ts";

/** A row in another state than the action is for is refused, where the document has the answer, and stays as it is. */
export function otherState(operation: Operation, { when }: RowEffect, tools: Tools): readonly Case[] {
  if (when === undefined) return [];
  const state = Object.keys(when.state).join(" and ");
  const title = `a row whose ${state} is another than ${called(operation)} is for`;
  const heading = { operation, name: "action/other-state", kind: "state", title, alone: true } as const;
  const status = String(when.else);
  if (when.else < 400 || !names(operation, status))
    return [silentCase(heading, "the document does not describe the answer for a row in another state")];
  const draft = tools.open(heading);
  const place = rowInState(draft, operation, when.state, false);
  const sight = place && seeInList(draft, operation, place);
  if (place === undefined || sight === undefined)
    return [silentCase(heading, `nothing shows or brings about for certain another ${state}`)];
  const step = ask(draft, operation, { place });
  claimStatus(draft, step, operation, [status], title, `${operation.pointer}/responses`);
  claimListed(draft, sight, [], [], "when it refuses");
  return [draft.close()];
}
