import { shapeOf } from "../schema/shape-of.ts";
import type { Shape } from "../schema/shape.ts";
import type { Parameter } from "./contract.ts";
import type { Filter } from "./effect.ts";
import { singular } from "./path-reading.ts";
import { plainName, sameName, sameNameOrTime } from "./same-name.ts";
import type { Surveyed } from "./survey.ts";

const lowest = "after|since|from|gte|min";
const highest = "before|until|to|lte|max";
const bound = new RegExp(`^(?:(?<first>min|max)(?<of>.+)|(?<stem>.+?)(?<last>${lowest}|${highest}))$`);

/** What a query parameter filters, by its name; `undefined` where it is named like no property of the rows. */
export function inferFilter(parameter: Parameter, rows: Surveyed | undefined): Filter | undefined {
  if (!rows) return undefined;
  const by = parameter.name;
  const property = namedAlike(parameter, rows);
  if (property !== undefined) {
    const composite = shapeOf(parameter.schema.json).types.includes("object");
    return composite || isObjectOnly(shapeIn(rows, property))
      ? undefined
      : { by, property, test: testFor(property, rows) };
  }
  return boundOf(by, rows);
}

/** A list is asked whether it includes the value; everything else must be it. */
export function testFor(property: string, rows: Surveyed | undefined): Filter["test"] {
  const shape = rows && shapeIn(rows, property);
  return shape && isList(shape) ? "includes" : "equals";
}

function namedAlike(parameter: Parameter, rows: Surveyed): string | undefined {
  const shown = [...rows.properties.keys()];
  const same = sameName(parameter.name, [...shown, ...rows.kept]);
  if (same !== undefined) return same;
  const word = plainName(parameter.name);
  const list = shown.find((name) => plainName(singular(name)) === word);
  if (list !== undefined && testFor(list, rows) === "includes") return list;
  // `statuses` for `status`, `ids` for `id`: several at once.
  const many = isList(shapeOf(parameter.schema.json)) ? shown : [];
  return many.find((name) => [`${plainName(name)}s`, `${plainName(name)}es`].includes(word));
}

/** `created_after`, `updatedSince`, `min_price`, `price[lte]`: a bound for a time or a number. */
function boundOf(by: string, rows: Surveyed): Filter | undefined {
  const groups = bound.exec(plainName(by))?.groups;
  const stem = groups?.["of"] ?? groups?.["stem"];
  const word = groups?.["first"] ?? groups?.["last"];
  if (stem === undefined || word === undefined) return undefined;
  const property = sameNameOrTime(stem, rows.properties.keys());
  if (property === undefined || !isMeasure(shapeIn(rows, property))) return undefined;
  return { by, property, test: lowest.split("|").includes(word) ? "atLeast" : "atMost" };
}

function shapeIn(rows: Surveyed, property: string): Shape | undefined {
  const shown = rows.properties.get(property);
  return shown && shapeOf(shown.schema, shown.root);
}

function isList({ types }: Shape): boolean {
  return types.includes("array");
}

function isObjectOnly(shape: Shape | undefined): boolean {
  return (
    shape?.types.every((type) => type === "object" || type === "null") === true && shape.types.length > 0
  );
}

function isMeasure(shape: Shape | undefined): boolean {
  if (!shape) return false;
  const { types, format } = shape;
  return types.includes("number") || types.includes("integer") || format === "date-time" || format === "date";
}
