import type { Happening } from "../../../spec/index.ts";
import { holds } from "../../engine/effects/conditions.ts";
import type { Written } from "./written.ts";

/**
 * Whether a write is what a webhook tells of. A change with a condition is told once, when the row comes to meet it, and
 * not again at every later change of a row that still does.
 */
export function happened({ of, kind, when }: Happening, { of: written, before, after }: Written): boolean {
  if (of !== written) return false;
  const meets = (row: Written["after"]): boolean => row !== undefined && holds(when, row);
  switch (kind) {
    case "created":
      return before === undefined && meets(after);
    case "removed":
      return after === undefined && meets(before);
    case "changed": {
      if (before === undefined || JSON.stringify(before) === JSON.stringify(after)) return false;
      const always = Object.keys(when).length === 0;
      return meets(after) && (always || !meets(before));
    }
    default:
      return kind satisfies never;
  }
}
