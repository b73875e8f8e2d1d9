import type { Operation } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { createRow } from "./provision.ts";
import { creatorOf } from "./reading.ts";
import type { Lister } from "./walk-list.ts";

/** Makes three rows for a list, where rows can be made: one of no rows, or of one, shows little. */
export function stockList(draft: Draft, operation: Operation, { effect }: Lister): void {
  const creator = creatorOf(draft.contract, effect.of);
  const collection = draft.contract.collections[effect.of];
  if (creator === undefined || collection === undefined || Object.keys(effect.where).length > 0) return;
  if (operation.effect.kind !== "list") return;
  for (let made = 0; made < 3; made += 1) createRow(draft, creator, collection, "minimal", "own");
}
