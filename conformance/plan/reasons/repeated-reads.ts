import { called } from "../clauses.ts";
import { placeOf } from "../provision.ts";
import { collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import type { Reason } from "./reason.ts";

/** Looking changes nothing: RFC 9110, section 9.2.1. What is the service's own may move by itself, and is not asked about. */
export const repeatedReads: Reason = (contract, operation, tools) => {
  const collection = collectionOf(contract, operation);
  if (collection === undefined || readerOf(contract, collection.name) !== operation) return [];
  const title = "the same row read twice";
  const draft = tools.open({ operation, name: "read/twice", kind: "state", title, alone: true });
  const place = placeOf(draft, operation, "see", "own");
  const since = visit(draft, operation, place, { name: "first", role: "prepare" });
  const step = visit(draft, operation, place, { name: "second" });
  const at = rowEffectOf(operation)?.envelope.rows ?? "";
  const moving = Object.values(collection.properties).filter(
    ({ name, readOnly, stamp, derived, moves }) =>
      moves !== undefined ||
      (name !== collection.key && stamp === undefined && (readOnly || derived !== undefined)),
  );
  const except = moving.map(({ name }) => name);
  const check = { kind: "kept", step, at, since, was: at, except } as const;
  draft.claim(
    "kept",
    `${called(operation)} changes nothing, because GET is safe`,
    "RFC 9110, section 9.2.1",
    check,
    // A row that is not the run's own may be changed by somebody else in between.
    place.row?.sent === undefined ? "should" : "must",
  );
  return [draft.close()];
};
