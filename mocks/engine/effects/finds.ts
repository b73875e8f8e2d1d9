import {
  evaluate,
  evaluateMembers,
  splitJoins,
  type Find,
  type Json,
  type JsonObject,
} from "../../../spec/index.ts";
import { pageOf } from "../../state/page-of.ts";
import type { Write } from "../../state/store.ts";
import { asPage, type Asking } from "../asking.ts";
import { fitValues } from "./fit-value.ts";
import { beginRow } from "./new-row.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";
import type { Turn } from "../turn.ts";
import { refuseTwin } from "./unique.ts";
import { withinOf } from "./within.ts";

/** What came of the rows that go with a new one. */
export type FindsOutcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | {
      readonly kind: "found";
      /** What the new row gets of them. */
      readonly values: JsonObject;
      /** The rows that had to be made, to be written with it. */
      readonly writes: readonly Write[];
    };

/** Finds the rows that go with a new one, or makes them; a restricted key finds only those in its view. */
export function* findOrMake(turn: Turn, finds: readonly Find[]): Asking<FindsOutcome> {
  const sought = finds.flatMap((find) => {
    const where = conditionOf(turn, find);
    return where ? [{ find, where }] : [];
  });
  if (sought.length === 0) return { kind: "found", values: {}, writes: [] };
  const results = yield sought.map(({ find: { row: of }, where }) =>
    pageOf({ of, where: { ...where, ...withinOf(turn, of) }, limit: 1 }),
  );

  const values: Record<string, Json> = {};
  const writes: Write[] = [];
  for (const [index, { find }] of sought.entries()) {
    const { row: of, as } = find;
    const collection = turn.service.collection(of);
    let row = asPage(results[index]).rows[0];
    if (!row) {
      const made = evaluateMembers(find.make, turn.scope);
      row = beginRow(turn, collection, { ...withinOf(turn, of), ...splitJoins(collection, made) });
      const twin = yield* refuseTwin(collection, row);
      if (twin) return { kind: "refused", refusal: twin };
      writes.push({ kind: "put", of, id: rowId(row[collection.key]) ?? "", row, version: 0 });
    }
    Object.assign(values, evaluateMembers(as, { ...turn.scope, row }));
  }
  return { kind: "found", values, writes };
}

/** By what the row is told from others; `undefined` where nothing is to be found. */
function conditionOf(turn: Turn, { row, unless, where }: Find): Readonly<Record<string, Json>> | undefined {
  if (unless.some((template) => (evaluate(template, turn.scope) ?? null) !== null)) return undefined;
  // Without an address of its own, null would find whoever has none either.
  const said = Object.entries(evaluateMembers(where, turn.scope)).filter(([, value]) => value !== null);
  if (said.length === 0) return undefined;
  return fitValues(turn.service.collection(row).properties, Object.fromEntries(said));
}
