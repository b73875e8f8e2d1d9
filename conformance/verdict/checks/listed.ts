import { isObject, type Json, type JsonObject } from "../../../spec/index.ts";
import { equal, saysTheSame } from "../equal.ts";
import { broken, finding, unclear } from "../finding.ts";
import { pagesOf } from "../pages.ts";
import type { Tell } from "../tell.ts";
import { quote, wordsOf } from "../words.ts";

/** A row stands in a list, with the values that the list shows of it; or it does not stand there. */
export const listed: Tell<"listed"> = (check, evidence) => {
  const id = evidence.resolve(check.id);
  const expected = `${check.present ? "a" : "no"} row with ${check.key} ${quote(id)}`;
  if (id === undefined) return unclear(expected, "the id of the row is not known");
  const { rows, bad, cut } = pagesOf(evidence, check.step, check.rows, check.size);
  if (bad !== undefined) return broken(expected, wordsOf(bad));
  const row = rowOf(rows, check.key, id);
  const among = `${rows.length} rows, and none with ${check.key} ${quote(id)}`;
  if (row === undefined && cut) return unclear(expected, `${among}; the list goes on beyond them`);
  if (row === undefined && !check.present && check.since !== undefined) {
    const before = pagesOf(evidence, check.since, check.rows, check.size);
    if (rowOf(before.rows, check.key, id) === undefined)
      return unclear(expected, "it was not seen there before either, so that its absence shows nothing");
  }
  if (row === undefined) return finding(!check.present, expected, among);
  if (!check.present) return broken(expected, quote(row));
  const values = Object.entries(check.values).map(([name, value]) => ({
    name,
    value: evidence.resolve(value),
    got: row[name],
  }));
  const wrong = values.filter(({ value, got }) => got !== undefined && !saysTheSame(value, got));
  const got = wrong.map(({ name, value, got }) => `${name} is ${quote(got)}, not ${quote(value)}`).join("; ");
  const hidden = values.find((each) => each.got === undefined);
  if (wrong.length === 0 && hidden)
    return unclear(expected, `the row shows no ${hidden.name}: ${quote(row)}`);
  return finding(wrong.length === 0, `${expected} and the values sent`, got === "" ? quote(row) : got);
};

function rowOf(rows: readonly Json[], key: string, id: Json): JsonObject | undefined {
  return rows.filter(isObject).find((row) => equal(row[key], id));
}
