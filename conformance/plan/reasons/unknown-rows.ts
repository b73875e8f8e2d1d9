import { ask } from "../ask.ts";
import { called, claimRefusal } from "../clauses.ts";
import { silentCase } from "../draft.ts";
import { schemaOfGap, unknownId } from "../fill-request.ts";
import { placeOf } from "../provision.ts";
import { gapsOf, namedBy } from "../reading.ts";
import { names } from "../statuses.ts";
import type { Reason } from "./reason.ts";

/** An id that no row has is not found. */
export const unknownRows: Reason = (_contract, operation, tools) =>
  gapsOf(operation.path.text).flatMap((gap) => {
    if (namedBy(operation, gap) === undefined) return [];
    const title = `an id that no row has, for {${gap}}`;
    const heading = { operation, name: `unknown/${gap}`, kind: "row", title } as const;
    if (!names(operation, "404", "410", "4XX", "default")) {
      return [
        silentCase(
          heading,
          `the document does not say what ${called(operation)} answers where the row is not there`,
        ),
      ];
    }
    const draft = tools.open(heading);
    const others = gapsOf(operation.path.text).length > 1 ? placeOf(draft, operation, "see", "own").path : {};
    const path = { ...others, [gap]: unknownId(draft, schemaOfGap(operation, gap)) };
    const step = ask(draft, operation, { place: { path, row: undefined } });
    claimRefusal(draft, step, operation, "unknown", title);
    return [draft.close()];
  });
