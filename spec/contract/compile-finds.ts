import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import type { Annotation } from "./annotation.ts";
import { attempt } from "./attempt.ts";
import { keyOf } from "./collections.ts";
import type { Find } from "./effect.ts";
import type { Reader } from "./reader.ts";
import type { Survey } from "./survey.ts";
import { compileMembers, compileTemplate } from "./template.ts";

const words = ["row", "unless", "where", "make", "as"];

/** What the word `finds` says; what cannot be understood is reported and left out. */
export function compileFinds(
  reader: Reader,
  pointer: string,
  { effect, finds = [] }: Annotation,
  survey: Survey,
): readonly Find[] {
  if (finds.length > 0 && effect !== "create") {
    reader.report(pointer, `finds belongs to an operation that creates, but this one's effect is ${effect}`);
    return [];
  }
  return finds.flatMap((json, index) => {
    const place = `${pointer}/${index}`;
    const fault = faultOf(json);
    if (fault !== undefined) reader.report(place, fault);
    const find =
      fault === undefined ? attempt(reader, place, () => compileFind(asObject(json), survey)) : undefined;
    return find ? [find] : [];
  });
}

function faultOf(json: Json): string | undefined {
  const { row, where, make, as, ...rest } = asObject(json);
  const unknown = Object.keys(rest).find((word) => !words.includes(word));
  if (unknown !== undefined)
    return `Unknown word ${JSON.stringify(unknown)} in finds; it knows ${words.join(", ")}`;
  const isNamed = typeof as === "string" || isObject(as);
  if (typeof row === "string" && isObject(where) && isObject(make) && isNamed) return undefined;
  return `finds must say which "row" of what collection, "where" it differs from others, what to "make" it of and "as" what the new row has it, but is ${JSON.stringify(json)}`;
}

function compileFind({ row, unless = [], where, make, as = null }: JsonObject, survey: Survey): Find {
  const of = String(row);
  const surveyed = survey.collections.get(of);
  const id = `$row.${surveyed ? keyOf(surveyed) : "id"}`;
  return {
    row: of,
    unless: (Array.isArray(unless) ? unless : [unless]).map(compileTemplate),
    where: compileMembers(asObject(where)),
    make: compileMembers(asObject(make)),
    as: compileMembers(typeof as === "string" ? { [as]: id } : asObject(as)),
  };
}
