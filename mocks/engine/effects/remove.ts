import type { RowEffect } from "../../../spec/index.ts";
import type { Asking } from "../asking.ts";
import { findRow } from "./find-row.ts";
import { showRow } from "./show-row.ts";
import type { Outcome, Turn } from "../turn.ts";

/** Removes a row; where the answer shows it, as it was. */
export function* remove(turn: Turn, effect: RowEffect): Asking<Outcome> {
  const sighting = yield* findRow(turn, effect);
  if (sighting.kind === "refused") return sighting;
  const { id, row, version, idle } = sighting;
  const body = yield* showRow(turn, effect, row);
  if (idle !== undefined) return { kind: "done", status: idle, body, id, writes: [] };
  return { kind: "done", body, id, writes: [{ kind: "remove", of: effect.of, id, version }] };
}
