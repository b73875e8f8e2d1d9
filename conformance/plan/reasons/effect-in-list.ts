import type { Operation, RowEffect } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Heading, type Tools } from "../draft.ts";
import { makeBody } from "../make-body.ts";
import { referring } from "../provision.ts";
import { collectionOf, shownBy } from "../reading.ts";
import { listShowing, seeInList, type Sight } from "../row-in-list.ts";
import { placeInState, rowInState, type StatePlace } from "../seek-state.ts";
import { affectedBy, serviceOwn, valuesShown } from "../shown.ts";
import { fromRequest } from "../template-value.ts";
import { isMembers, type Value } from "../value.ts";
import { walkList } from "../walk-list.ts";
import { claimReply } from "./claim-reply.ts";
import { rowToBeChanged } from "./row-to-be-changed.ts";

/** What the document says the action writes, read back from the list, where nothing shows the row alone. */
export function effectInList(heading: Heading, effect: RowEffect, tools: Tools): Case {
  const { operation } = heading;
  const draft = tools.open(heading);
  const lister = listShowing(draft.contract, effect.of);
  const place = lister && placeFor(draft, operation, effect, lister);
  if (place?.kind === "silent") return silentCase(heading, place.reason);
  const sight = place && seeInList(draft, operation, place);
  if (lister === undefined || place === undefined || sight === undefined)
    return silentCase(heading, "no operation shows the row, so that nothing can be read back");
  const body = makeBody(draft, operation, "full", referring(draft, "own"));
  const sent = { path: place.path, body };
  const step = ask(draft, operation, { place, changes: { name: "act", body } });
  draft.claim("done", `${called(operation)} does what it is for`, operation.pointer, {
    kind: "status",
    step,
    of: ["2XX"],
    not: [],
  });
  claimReply(draft, operation, effect, step, sent);
  const written = Object.entries(effect.set).flatMap(([name, template]): readonly [string, Value][] => {
    const value = fromRequest(template, sent);
    return value === undefined ? [] : [[name, value]];
  });
  const also = effect.takesBody && isMembers(body) ? body : {};
  const values = valuesShown(draft.contract, lister, { ...also, ...Object.fromEntries(written) })
    .filter(({ appends }) => !appends)
    .map(({ name, value }) => [name, value] as const);
  const changed = [...Object.keys(also), ...Object.keys(effect.set)];
  claimListed(draft, sight, values, changed, "but what the document says");
  return draft.close();
}

/** A row in the state that the action asks for, or one that is to be seen to change. */
function placeFor(
  draft: Draft,
  operation: Operation,
  effect: RowEffect,
  lister: Operation,
): StatePlace | undefined {
  if (effect.when !== undefined) return placeInState(draft, operation);
  const place = rowToBeChanged(draft, operation, effect, lister) ?? rowInState(draft, operation, {}, true);
  return place && { kind: "place", ...place };
}

/**
 * Claims that the list shows the row with these values, and all others as they were when it was found.
 * @param except the properties that may have changed
 */
export function claimListed(
  draft: Draft,
  { lister, path, id, found }: Sight,
  values: readonly (readonly [string, Value])[],
  except: readonly string[],
  but: string,
): void {
  const { contract, operation } = draft;
  const collection = collectionOf(contract, operation);
  const { rows } = lister.effect.envelope;
  const walk = walkList(draft, lister, { name: "after", path });
  const claim = (name: string, sentence: string, values: Readonly<Record<string, Value>>): void => {
    const check = { kind: "listed", ...walk, rows, key: lister.key, id, present: true, values } as const;
    draft.claim(name, sentence, operation.pointer, check);
  };
  for (const [name, value] of values)
    claim(name, `${called(operation)} sets ${name}, as ${called(lister.operation)} then shows`, {
      [name]: value,
    });
  const changing = new Set([...affectedBy(collection, except), ...serviceOwn(contract, collection)]);
  const kept = Object.keys(shownBy(lister.operation)?.properties ?? {})
    .filter((name) => name === lister.key || !changing.has(name))
    .map((name) => [name, { $found: found, at: `/${name}` }] as const);
  claim("kept", `${called(operation)} changes nothing ${but}`, Object.fromEntries(kept));
}
