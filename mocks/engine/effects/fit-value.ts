import { shapeOf, type Json, type Property, type Shape } from "../../../spec/index.ts";

/**
 * A value of a request as rows would have it: what came as text becomes the number or boolean that the property is, and
 * a moment is written in UTC with milliseconds. What cannot be so stays as it is.
 */
export function fitValue(property: Property | undefined, value: Json): Json {
  if (!property) return value;
  const shape = shapeOf(property.schema);
  const isList = shape.items !== undefined && shape.types.includes("array");
  return fit(isList ? shapeOf(shape.items ?? true, shape.root) : shape, value);
}

/** Those of several values, by property. */
export function fitValues(
  properties: Readonly<Record<string, Property>>,
  values: Readonly<Record<string, Json>>,
): Record<string, Json> {
  const fitting = Object.entries(values).map(([name, value]) => [name, fitValue(properties[name], value)]);
  return Object.fromEntries(fitting);
}

function fit({ types, format }: Shape, value: Json): Json {
  const isText = types.includes("string");
  const isNumber = types.includes("number") || types.includes("integer");
  if (typeof value === "number") return isText && !isNumber ? String(value) : value;
  if (typeof value !== "string") return value;
  if (format === "date-time") return moment(value) ?? value;
  if (isText) return value;
  if (isNumber && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  return types.includes("boolean") && /^(true|false)$/.test(value) ? value === "true" : value;
}

/** `2026-01-05T10:00:00+01:00` → `2026-01-05T09:00:00.000Z`; a mere date is left as it is. */
function moment(text: string): string | undefined {
  const time = /^\d{4}-\d\d-\d\dT/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
