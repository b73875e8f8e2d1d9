import type { Row } from "../../fixtures/index.ts";
import type { Read } from "./store.ts";

type Search = NonNullable<Extract<Read, { kind: "page" }>["search"]>;

/**
 * Tells which rows have the text in one of the named properties, whatever its case. A text that could be a piece of a
 * phone number is also found where only the punctuation differs: `31234567` in `+45 31 23 45 67`.
 */
export function createSearch(search: Search): (row: Row) => boolean {
  const text = search.text.toLowerCase();
  const digits = isPhone(search.text) ? bare(search.text) : undefined;
  return (row) =>
    search.in.some((name) => {
      const value = row[name];
      if (typeof value !== "string") return false;
      if (value.toLowerCase().includes(text)) return true;
      return digits !== undefined && isPhone(value) && bare(value).includes(digits);
    });
}

function isPhone(text: string): boolean {
  return /^[\d\s()+./-]*\d[\d\s()+./-]*$/.test(text);
}

function bare(text: string): string {
  return text.replaceAll(/\D/g, "");
}
