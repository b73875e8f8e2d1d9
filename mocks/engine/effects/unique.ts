import type { Collection } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { pageOf } from "../../state/page-of.ts";
import { asPage, type Asking } from "../asking.ts";
import { oneOf } from "./noun.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";

/**
 * Refuses (409) a row that has a value which may only be had once, where another row has it.
 * @param before The row as it was; only what differs from it is looked up.
 */
export function* refuseTwin(collection: Collection, row: Row, before: Row = {}): Asking<Refusal | undefined> {
  const { name: of, key } = collection;
  const unique = Object.values(collection.properties).filter(
    ({ name, unique }) => unique && (row[name] ?? null) !== null && row[name] !== before[name],
  );
  if (unique.length === 0) return undefined;
  const results = yield unique.map(({ name }) =>
    pageOf({ of, where: { [name]: row[name] ?? null }, limit: 2 }),
  );
  const twin = unique.find((_, index) =>
    asPage(results[index]).rows.some((other) => rowId(other[key]) !== rowId(row[key])),
  );
  if (!twin) return undefined;
  const { name } = twin;
  const sentence = `${name} must be unique, but ${oneOf(of)} with the ${name} ${JSON.stringify(row[name])} exists already`;
  return refusal(409, sentence, { field: name, pointer: `/${name}` });
}
