import type { RowEffect } from "../../../spec/index.ts";
import type { Asking } from "../asking.ts";
import { findRow } from "./find-row.ts";
import { showRow } from "./show-row.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Shows a row. */
export function* read(turn: Turn, effect: RowEffect): Asking<Outcome> {
  const sighting = yield* findRow(turn, effect);
  if (sighting.kind === "refused") return sighting;
  const body = yield* showRow(turn, effect, sighting.row);
  return { kind: "done", body, id: sighting.id, writes: [] };
}
