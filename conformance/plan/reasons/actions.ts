import type { Contract, Operation, RowEffect } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { makeBody } from "../make-body.ts";
import { referring } from "../provision.ts";
import { collectionOf, gapsOf, operationsOn, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { placeInState, type StatePlace } from "../seek-state.ts";
import { affectedBy, claimValues, serviceOwn, valuesShown } from "../shown.ts";
import { fromRequest } from "../template-value.ts";
import { isMembers, type Value } from "../value.ts";
import { asLister, walkList } from "../walk-list.ts";
import { claimReply } from "./claim-reply.ts";
import { createdByAction } from "./created-by-action.ts";
import { declaredReplies } from "./declared-replies.ts";
import { effectInList } from "./effect-in-list.ts";
import { otherState } from "./other-state.ts";
import type { Reason } from "./reason.ts";

/** An action does what the document says that it does to its row, and answers as the document says. */
export const actions: Reason = (contract, operation, tools) => {
  const effect = rowEffectOf(operation);
  if (effect === undefined) return [];
  if (effect.kind === "create") return createdByAction(contract, operation, effect, tools);
  return [
    ...effects(contract, operation, effect, tools),
    ...declaredReplies(contract, operation, effect, tools),
    ...otherState(operation, effect, tools),
  ];
};

/** What the document says the action writes can be read back, and nothing else has changed. */
function effects(contract: Contract, operation: Operation, effect: RowEffect, tools: Tools): readonly Case[] {
  if (Object.keys(effect.set).length === 0) return [];
  const collection = collectionOf(contract, operation);
  const reader = collection && readerOf(contract, collection.name);
  const heading = {
    operation,
    name: "action/effect",
    kind: "state",
    title: "what the action does to the row",
    alone: true,
  } as const;
  if (collection === undefined || reader === undefined) return [effectInList(heading, effect, tools)];
  const draft = tools.open(heading);
  const place: StatePlace = placeInState(draft, operation);
  if (place.kind === "silent") return [silentCase(heading, place.reason)];
  const before = visit(draft, reader, place, { name: "before", role: "prepare" });
  const body = makeBody(draft, operation, "full", referring(draft, "own"));
  const step = ask(draft, operation, { place, changes: { name: "act", body } });
  draft.claim("done", `${called(operation)} does what it is for`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  claimReply(draft, operation, effect, step, { path: place.path, body });
  const after = visit(draft, reader, place, { name: "after" });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const sent = { path: place.path, body };
  const written: Record<string, Value> = {};
  for (const [name, template] of Object.entries(effect.set)) {
    const value = fromRequest(template, sent);
    if (value !== undefined) written[name] = value;
  }
  claimValues(
    draft,
    after,
    at,
    valuesShown(contract, reader, written),
    (name) => `${called(operation)} sets ${name}, as the document says`,
  );
  const also = effect.takesBody && isMembers(body) ? Object.keys(body) : [];
  const changed = [...also, ...Object.keys(effect.set)];
  const except = [...new Set([...affectedBy(collection, changed), ...serviceOwn(contract, collection)])];
  const check = { kind: "kept", step: after, at, since: before, was: at, except } as const;
  draft.claim(
    "kept",
    `${called(operation)} changes nothing but what the document says`,
    operation.pointer,
    check,
  );
  claimBelow(draft, operation, written, place);
  return [draft.close()];
}

/** Where the action has put the row below another, the list of that other shows it. */
function claimBelow(
  draft: Draft,
  operation: Operation,
  written: Readonly<Record<string, Value>>,
  { row }: { readonly row: { readonly id: Value } | undefined },
): void {
  const collection = collectionOf(draft.contract, operation);
  if (collection === undefined || row === undefined) return;
  for (const list of operationsOn(draft.contract, collection.name, "list")) {
    const lister = asLister(draft, list);
    const [entry, ...others] = Object.entries(lister?.effect.where ?? {});
    if (lister === undefined || entry === undefined || others.length > 0) continue;
    const [property, template] = entry;
    const value = written[property];
    const [gap] = gapsOf(list.path.text);
    if (
      value === undefined ||
      gap === undefined ||
      template.kind !== "expression" ||
      template.source !== "request.path"
    )
      continue;
    const { step, size } = walkList(draft, lister, { name: "list", path: { [gap]: value } });
    const { rows } = lister.effect.envelope;
    const check = {
      kind: "listed",
      step,
      rows,
      size,
      key: lister.key,
      id: row.id,
      present: true,
      values: {},
    } as const;
    draft.claim(
      `listed-${list.id}`,
      `${called(list)} shows the row after ${called(operation)}`,
      list.pointer,
      check,
    );
  }
}
