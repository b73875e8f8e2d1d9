import { asObject, type Json, type JsonObject } from "../../spec/index.ts";

/** The values of a request that its schema has found right, as what they are. */

export function textAt(values: Readonly<Record<string, Json>>, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

export function numberAt(values: Readonly<Record<string, Json>>, name: string): number | undefined {
  const value = values[name];
  return typeof value === "number" ? value : undefined;
}

export function textsAt(values: Readonly<Record<string, Json>>, name: string): readonly string[] | undefined {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : undefined;
}

export function objectsAt(values: Readonly<Record<string, Json>>, name: string): readonly JsonObject[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(asObject) : [];
}
