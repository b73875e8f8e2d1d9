import { shapeOf, type Filter, type Json, type ListEffect } from "../../../spec/index.ts";
import type { RowFilter } from "../../state/store.ts";
import { fitValue } from "./fit-value.ts";
import type { Turn } from "../turn.ts";

/** What the query parameters of a list keep out of view; one that is empty keeps out nothing. */
export function siftOf(turn: Turn, effect: ListEffect): readonly RowFilter[] {
  const { properties } = turn.service.collection(effect.of);
  return effect.filters.flatMap((filter) => {
    const { property, test } = filter;
    const values = valuesOf(turn, filter).map((value) => fitValue(properties[property], value));
    return values.length === 0 ? [] : [{ property, test, values }];
  });
}

/** `open,closed` may be two values, where the parameter's schema does not say that it must be one. */
function valuesOf(turn: Turn, { by }: Filter): readonly Json[] {
  const value = turn.values.query[by];
  if (value === undefined || value === "") return [];
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || !/\S,\S/.test(value)) return [value];
  const parameter = turn.operation.parameters.find(({ name, in: place }) => place === "query" && name === by);
  const { enum: listed, format } = shapeOf(parameter?.schema.json ?? true);
  return listed?.includes(value) || format !== undefined ? [value] : [value, ...value.split(",")];
}
