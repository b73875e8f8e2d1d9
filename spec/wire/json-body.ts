import type { Json } from "../json.ts";
import { findJsonFault } from "./json-fault.ts";

/** The value of a text in JSON; or, where it is none, what is wrong with it and where. Never throws. */
export type JsonReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly sentence: string };

/** Reads JSON (RFC 8259). `subject` is what a sentence about it is about. */
export function readJson(text: string, subject: string): JsonReading {
  try {
    const value: Json = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false, sentence: `${subject} must be well-formed JSON, but ${jsonFault(text)}` };
  }
}

function jsonFault(text: string): string {
  const fault = findJsonFault(text);
  if (fault === undefined) return "is not";
  const { line, column, found, wanted } = fault;
  const where = `line ${line}, column ${column}`;
  return found === ""
    ? `ends at ${where}, where ${wanted} should be`
    : `has ${JSON.stringify(found)} at ${where}, where ${wanted} should be`;
}
