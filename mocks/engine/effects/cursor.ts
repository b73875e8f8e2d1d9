import { createChance, isObject, type Json } from "../../../spec/index.ts";
import type { Position } from "../../state/store.ts";

/**
 * A cursor: the position of the last row of a page, spelt so that nobody takes it for a number to count with.
 * @param subject The list that it is of; it opens no other.
 */
export function writeCursor({ value, number }: Position, subject: string): string {
  const text = JSON.stringify({ value, number, seal: sealOf(value, number, subject) });
  return btoa(encodeURIComponent(text)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The position that a cursor stands for; `undefined` where no page of that list has given it. */
export function readCursor(cursor: Json, subject: string): Position | undefined {
  const parts = typeof cursor === "string" ? parse(cursor) : undefined;
  if (!isObject(parts)) return undefined;
  const { value = null, number, seal } = parts;
  if (typeof number !== "number" || seal !== sealOf(value, number, subject)) return undefined;
  return { value, number };
}

/** Nothing secret: it only tells a cursor of ours from a text that someone made up, or took from another list. */
function sealOf(value: Json, number: number, subject: string): string {
  return createChance(JSON.stringify([value, number, subject])).text(
    8,
    "0123456789abcdefghijklmnopqrstuvwxyz",
  );
}

function parse(cursor: string): Json | undefined {
  try {
    const text = decodeURIComponent(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    return JSON.parse(text) as Json;
  } catch {
    return undefined; // What cannot be read is simply no cursor of ours.
  }
}
