import type { Contract, Operation, RowEffect } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { seekRow } from "../seek-state.ts";

/** Where the answer hangs on the row, the one that is due for the row as it is shown. */
export function declaredReplies(
  contract: Contract,
  operation: Operation,
  effect: RowEffect,
  tools: Tools,
): readonly Case[] {
  const [first, ...others] = effect.reply;
  if (first === undefined || (others.length === 0 && Object.keys(first.when).length === 0)) return [];
  const heading = {
    operation,
    name: "action/reply",
    kind: "state",
    title: "the answer that is due for the row",
    alone: true,
  } as const;
  const collection = collectionOf(contract, operation);
  const reader = collection && readerOf(contract, collection.name);
  if (reader === undefined)
    return [silentCase(heading, "no operation shows the row, on which the answer hangs")];
  const draft = tools.open(heading);
  const place =
    seekRow(draft, operation, first.when, false) ?? placeOf(draft, operation, useOf(operation), "own");
  const row = visit(draft, reader, place, { name: "row", role: "prepare" });
  const step = ask(draft, operation, { place });
  const check = { kind: "due", step, row, at: rowEffectOf(reader)?.envelope.rows ?? "" } as const;
  draft.claim(
    "due",
    `${called(operation)} gives the answer that the document declares for such a row`,
    operation.pointer,
    check,
  );
  return [draft.close()];
}
