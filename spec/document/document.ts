import type { Json } from "../json.ts";

/** Where something stands in a text; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding about a document. */
export interface Issue {
  /** A sentence that says what is wrong, quotes the value and says what would be right. */
  readonly message: string;
  /** JSON Pointer into the document. */
  readonly pointer: string;
  readonly place: Place;
}

/** One document as a plain tree, with the way back from a pointer to the text. */
export interface Document {
  readonly file: string;
  readonly tree: Json;
  /** The place of the value at a pointer, or of the nearest thing around it that the text has. */
  readonly locate: (pointer: string) => Place;
}
