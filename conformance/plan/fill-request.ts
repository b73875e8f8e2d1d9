import { shapeOf, type Json, type JsonSchema, type Operation } from "../../spec/index.ts";
import type { KeyChoice } from "./case.ts";
import type { Draft } from "./draft.ts";
import { fit } from "./fit.ts";

export type Tenant = "own" | "other";

/** The credential that may do everything to the rows of a tenant. */
export function keyOf(tenant: Tenant): KeyChoice {
  return { kind: tenant === "own" ? "full" : "other" };
}

/** The parameters that an operation cannot do without, in its query or its header fields. */
export function requiredValues(
  draft: Draft,
  operation: Operation,
  place: "query" | "header",
): Readonly<Record<string, Json>> {
  const needed = operation.parameters.filter((parameter) => parameter.in === place && parameter.required);
  return Object.fromEntries(needed.map(({ name, schema }) => [name, fit(draft, schema.json)]));
}

/** A value that fits a gap of the path and names nothing in particular. */
export function sampleGap(draft: Draft, operation: Operation, gap: string): Json {
  const schema = schemaOfGap(operation, gap);
  return schema === undefined ? draft.chance().text(8, "bcdfghjk") : fit(draft, schema);
}

/** An id that fits its schema and that no row has. */
export function unknownId(draft: Draft, schema: JsonSchema | undefined): Json {
  const shape = shapeOf(schema ?? true);
  if (shape.types.includes("integer") || shape.types.includes("number"))
    return Math.min(shape.maximum ?? 2_147_480_000, 2_147_480_000);
  if (shape.format === "uuid") return draft.chance().uuid();
  const free = shape.patterns.length === 0 && shape.enum === undefined && shape.format === undefined;
  return free && (shape.maxLength ?? 255) >= 20
    ? `none-${draft.chance().text(15, "bcdfghjk")}`
    : fit(draft, schema ?? true);
}

/** The schema of a gap of the path. */
export function schemaOfGap(operation: Operation, gap: string): JsonSchema | undefined {
  return operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === gap)?.schema
    .json;
}
