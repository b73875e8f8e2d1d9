import { setPointer, type Envelope, type Json } from "../../spec/index.ts";

/** A success body around a row or the rows of a page. */
export function wrap(
  envelope: Envelope,
  rows: Json,
  page: { readonly total?: number; readonly next?: string | undefined } = {},
): Json {
  let body = setPointer(envelope.fixed, envelope.rows, rows);
  if (envelope.total !== undefined && page.total !== undefined)
    body = setPointer(body, envelope.total, page.total);
  if (envelope.next !== undefined && page.next !== undefined)
    body = setPointer(body, envelope.next, page.next);
  return body;
}
