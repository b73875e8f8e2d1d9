import type { Json } from "../json.ts";
import type { JsonSchema, Judge } from "../schema/schema.ts";
import type { Template } from "./template.ts";

/** What an operation does to the rows of one collection. */
export type Effect = ListEffect | RowEffect | NoEffect;

export type EffectKind = Effect["kind"];

/** Shows the rows in view, page by page. */
export interface ListEffect {
  readonly kind: "list";
  readonly of: string;
  /** Row property → value that it must have to be in view. */
  readonly where: Where;
  readonly needs: readonly Need[];
  readonly search: Search | undefined;
  readonly filters: readonly Filter[];
  readonly sorting: Sorting | undefined;
  readonly paging: Paging | undefined;
  readonly envelope: Envelope;
}

/** Makes, shows, changes or removes one row. */
export interface RowEffect {
  readonly kind: "create" | "read" | "replace" | "merge" | "remove";
  readonly of: string;
  /** The id of the row; for `create` undefined, since the service gives it. */
  readonly key: Template | undefined;
  /** Must hold for the row to be in view; for `create`, the properties that the path fixes. */
  readonly where: Where;
  readonly needs: readonly Need[];
  /** For `create`: the rows that are found or made first. */
  readonly finds?: readonly Find[];
  readonly when: When | undefined;
  /** Row property → value written, beside or instead of the request body. */
  readonly set: Where;
  /** Whether the request body itself is written into the row. */
  readonly takesBody: boolean;
  /** The first whose condition holds is the answer; empty: the row, projected on the response schema. */
  readonly reply: readonly ReplyChoice[];
  readonly envelope: Envelope;
}

/** Touches no row: the answer is the document's example. */
export interface NoEffect {
  readonly kind: "none";
}

export type Where = Readonly<Record<string, Template>>;

/** Another row that must be there. */
export interface Need {
  /** The collection. */
  readonly row: string;
  readonly key: Template;
  /** Property of that row → value that it must have; what leads nowhere is not asked for. */
  readonly where: Where;
  /** The status of the refusal where it is not: 400 or 404. */
  readonly else: number;
  /** JSON Pointer into the request body that the key was read from, or `""`; named in the refusal. */
  readonly at: string;
}

/** Another row that a new one goes with: one that is there, else one that is made for it. */
export interface Find {
  /** The collection. */
  readonly row: string;
  /** Where one of these leads somewhere, nothing is found or made. */
  readonly unless: readonly Template[];
  /** Property of that row → value that tells it from others; where all lead nowhere, nothing is found or made. */
  readonly where: Where;
  /** What the row is made of where none is there. */
  readonly make: Where;
  /** Property of the new row → what it gets of the one found or made, which is `$row` here. */
  readonly as: Where;
}

/** The state that the row must be in. */
export interface When {
  readonly state: Condition;
  /** The answer where it is not: a refusal (409), or a success that changes nothing (200). */
  readonly else: number;
}

/** Row property → what it must satisfy. In the document a list of values is short for `enum`. */
export type Condition = Readonly<Record<string, ConditionPart>>;

export interface ConditionPart {
  readonly schema: JsonSchema;
  readonly judge: Judge;
}

export interface ReplyChoice {
  readonly when: Condition;
  readonly body: Template;
}

export interface Search {
  /** The query parameter that holds what is looked for. */
  readonly by: string;
  /** The row properties that are looked through. */
  readonly in: readonly string[];
}

/** A query parameter that keeps rows out of view. */
export interface Filter {
  /** The query parameter; a list of values lets any of them in. */
  readonly by: string;
  readonly property: string;
  /** `includes`: the property is a list that holds the value. The bounds compare as text or numbers do, both ends included. */
  readonly test: "equals" | "includes" | "atLeast" | "atMost";
}

/** Query parameters that choose the order. */
export interface Sorting {
  /** The query parameter that names it. */
  readonly by: string;
  /** The query parameter that turns it round (`desc`); `""` where the document has none. */
  readonly direction: string;
  /** The parameter's values, each with what it means. */
  readonly orders: Readonly<Record<string, Order>>;
}

export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

/** Query parameters that choose a page, named as the document names them. */
export interface Paging {
  readonly kind: "offset" | "page" | "cursor";
  /** Parameter that says how many; `""` where the document has none. */
  readonly limit: string;
  /** Parameter that says from where: offset, page number or cursor. */
  readonly from: string;
  /** Rows on a page where the request does not say; `undefined`: all. */
  readonly size: number | undefined;
  readonly max: number | undefined;
}

/** Where in a success body the rows stand. */
export interface Envelope {
  /** JSON Pointer to the row or the array of rows; `""` where the body itself is it. */
  readonly rows: string;
  /** JSON Pointer to the number of all matches; `undefined` where the body has none. */
  readonly total: string | undefined;
  /** JSON Pointer to the cursor of the next page; `undefined` where the body has none. */
  readonly next: string | undefined;
  /** JSON Pointer to the boolean that says whether there is a further page. */
  readonly more?: string;
  /** Members that say again which page this is. */
  readonly echoes?: readonly Echo[];
  /** Members that always have the same value: `{ success: true }`. */
  readonly fixed: Readonly<Record<string, Json>>;
}

/** A number that tells of the page: where it stands, and which number it is. */
export interface Echo {
  /** JSON Pointer into the body. */
  readonly at: string;
  /**
   * `limit`: rows on a page as was asked for, or as is usual; `offset`: rows before this page; `page`: its number,
   * the first being 1; `pages`: how many pages there are; `rows`: how many rows this page has.
   */
  readonly of: "limit" | "offset" | "page" | "pages" | "rows";
}
