import { silentCase } from "../draft.ts";
import { collectionOf, creatorOf, listerOf, readerOf, removerOf } from "../reading.ts";
import type { Reason } from "./reason.ts";

/** What cannot be tried of a collection, since the document has no operation for it. Said once, at the operation that shows one row. */
export const unreachable: Reason = (contract, operation) => {
  const collection = collectionOf(contract, operation);
  if (collection === undefined || readerOf(contract, collection.name) !== operation) return [];
  const { name } = collection;
  const lacks = [
    ["create", creatorOf(contract, name), `no operation creates ${name}, so that creation cannot be tried`],
    ["list", listerOf(contract, name), `no operation lists all ${name}, so that lists cannot be tried`],
    ["remove", removerOf(contract, name), `no operation removes ${name}, so that removal cannot be tried`],
  ] as const;
  return lacks.flatMap(([what, found, reason]) =>
    found === undefined
      ? [
          silentCase(
            {
              operation,
              name: `unreachable/${what}`,
              kind: what === "list" ? "list" : "state",
              title: `${what} ${name}`,
            },
            reason,
          ),
        ]
      : [],
  );
};
