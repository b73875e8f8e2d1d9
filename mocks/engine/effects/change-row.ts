import { settleRow, type Collection, type Json, type RowEffect } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import type { Asking } from "../asking.ts";
import { findRow } from "./find-row.ts";
import { showRow } from "./show-row.ts";
import { touch } from "./stamps.ts";
import type { Outcome, Turn } from "../turn.ts";
import { refuseTwin } from "./unique.ts";

/**
 * Finds the row that the request names, writes what `change` makes of it, and shows it as it is then.
 * @param make Makes the row where no row has the id; without it, that is refused.
 */
export function* changeRow(
  turn: Turn,
  effect: RowEffect,
  change: (row: Row, collection: Collection) => Row,
  make?: (id: Json) => Asking<Outcome>,
): Asking<Outcome> {
  const collection = turn.service.collection(effect.of);
  const sighting = yield* findRow(turn, effect);
  if (sighting.kind === "refused") {
    return make && sighting.vacant !== undefined ? yield* make(sighting.vacant) : sighting;
  }
  const { id, version, idle } = sighting;
  if (idle !== undefined) {
    const body = yield* showRow(turn, effect, sighting.row);
    return { kind: "done", status: idle, body, id, writes: [] };
  }

  const changed = touch(collection, change(sighting.row, collection), turn.now);
  const row = settleRow(collection, changed, turn.tenant);
  const twin = yield* refuseTwin(collection, row, sighting.row);
  if (twin) return { kind: "refused", refusal: twin };

  const body = yield* showRow(turn, effect, row);
  return { kind: "done", body, id, writes: [{ kind: "put", of: effect.of, id, row, version }] };
}
