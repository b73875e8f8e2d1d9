import { evaluateMembers, type Json, type ListEffect } from "../../../spec/index.ts";
import { pageOf } from "../../state/page-of.ts";
import type { Position, RowOrder } from "../../state/store.ts";
import { asFound, asPage, type Asking } from "../asking.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { derive } from "./derive.ts";
import { wrapPage } from "./envelope.ts";
import { fitValues } from "./fit-value.ts";
import { readWithNeeds } from "./needs.ts";
import { orderOf } from "./order.ts";
import { pageHeaders } from "./page-headers.ts";
import { factsOf, windowOf } from "./page.ts";
import { refusal } from "../refusals/refusal.ts";
import { rowId } from "./row-id.ts";
import { siftOf } from "./sift.ts";
import type { Outcome, Turn } from "../turn.ts";
import { withinOf } from "./within.ts";

/** Shows a page of the rows in view. */
export function* list(turn: Turn, effect: ListEffect): Asking<Outcome> {
  const { service, operation, request } = turn;
  const { of, search, paging, envelope } = effect;
  const { query } = turn.values;
  const { properties } = service.collection(of);
  const where = fitValues(properties, evaluateMembers(effect.where, turn.scope));
  const order = orderOf(effect, query);
  const subject = JSON.stringify([turn.visitor.tenant, operation.id, where, order ?? null]);

  const after = yield* startOf(turn, effect, order, subject);
  if (after === "unknown") {
    const field = paging?.from ?? "";
    const sentence = `${field} must be a cursor that a page of this list has given, but is ${JSON.stringify(query[field])}`;
    const has = (status: string): boolean => operation.replies.some((reply) => reply.status === status);
    const status = has("422") && !has("400") ? 422 : 400;
    return { kind: "refused", refusal: refusal(status, sentence, { field }) };
  }
  const window = windowOf(paging, query);
  const text = search ? query[search.by] : undefined;
  const read = pageOf({
    of,
    where: { ...where, ...withinOf(turn, of) },
    search: search && typeof text === "string" && text !== "" ? { text, in: search.in } : undefined,
    filters: siftOf(turn, effect),
    order,
    after,
    ...window,
  });
  const { results, refusal: needed } = yield* readWithNeeds(turn, effect.needs, [read]);
  if (needed) return { kind: "refused", refusal: needed };

  const page = asPage(results[0]);
  const facts = factsOf(window, page);
  const next =
    paging?.kind === "cursor" && facts.more && page.last ? writeCursor(page.last, subject) : undefined;
  const shown = yield* derive(turn, page.rows, service.wanted(operation));
  const { reply, content } = service.success(operation);
  return {
    kind: "done",
    body: wrapPage(envelope, shown, facts, next, content),
    id: undefined,
    headers: pageHeaders(reply?.headers ?? [], request, paging, facts, next),
    writes: [],
  };
}

/** Where the request's cursor says that the page begins; `undefined`: with the first row. */
function* startOf(
  turn: Turn,
  effect: ListEffect,
  order: RowOrder | undefined,
  subject: string,
): Asking<Position | undefined | "unknown"> {
  const { paging, of } = effect;
  const cursor: Json | undefined = paging?.kind === "cursor" ? turn.values.query[paging.from] : undefined;
  if (cursor === undefined || cursor === null || cursor === "") return undefined;
  if (givesCursors(turn, effect)) return readCursor(cursor, subject) ?? "unknown";

  // Where no page gives a cursor, the id of its last row is it, as in `starting_after`.
  const [result] = yield [{ kind: "row", of, id: rowId(cursor) ?? "" }];
  const { row, number } = asFound(result);
  if (!row) return "unknown";
  return { value: order?.property === undefined ? null : (row[order.property] ?? null), number };
}

function givesCursors({ service, operation }: Turn, { envelope }: ListEffect): boolean {
  const headers = service.success(operation).reply?.headers ?? [];
  return envelope.next !== undefined || headers.some(({ name }) => /^link$|cursor|token/.test(name));
}
