import { isObject, type HttpResponse, type Json, type Operation } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { pageOf } from "../../state/page-of.ts";
import type { Write } from "../../state/store.ts";
import { asFound, asPage, type Asking } from "../asking.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Guard } from "./guard.ts";
import { once } from "../once.ts";
import { refusal } from "../refusals/refusal.ts";
import { reserved } from "./reserved.ts";
import { rowId } from "../effects/row-id.ts";
import { sayNo } from "../say.ts";
import type { Answer, Turn } from "../turn.ts";

/** How long an answer is kept, and how many of one tenant. */
const keptFor = 24 * 60 * 60 * 1000;
const keptAtMost = 10_000;

const of = reserved.idempotency;

/**
 * Answers a request that was answered before with the same answer, and does nothing again
 * (draft-ietf-httpapi-idempotency-key-header, section 2.6). A refusal is not kept: nothing was done.
 */
export const idempotency: Guard = function* (turn, next) {
  const key = takesKey(turn.operation) ? turn.request.headers["idempotency-key"]?.trim() : undefined;
  if (key === undefined || key === "") return yield* next();

  const id = `${turn.operation.id} ${key}`;
  const print = printOf(turn);
  const [result] = yield [{ kind: "row", of, id }];
  const { row, version } = asFound(result);
  if (row && Date.parse(turn.now) - timeOf(row) < keptFor)
    return row["print"] === print ? again(turn, row) : refuseOther(turn, key);

  const answer = yield* next();
  const { response, writes } = answer;
  if (response.status < 200 || response.status > 299) return answer;
  const kept: Row = { id, at: turn.now, print, status: response.status, ...pack(response) };
  const oldest = yield* surplus(turn, id);
  return { ...answer, writes: [...writes, { kind: "put", of, id, row: kept, version }, ...oldest] };
};

const takesKey = once(
  ({ method, parameters }: Operation) =>
    method !== "GET" &&
    method !== "HEAD" &&
    parameters.some(({ in: place, name }) => place === "header" && name.toLowerCase() === "idempotency-key"),
);

/** What makes two requests of one operation the same. */
function printOf({ values: { path, query, body = null } }: Turn): string {
  return fingerprint(JSON.stringify([path, query, body]));
}

function again(turn: Turn, row: Row): Answer {
  return { response: unpack(row), writes: [], tenant: turn.visitor.tenant };
}

function refuseOther(turn: Turn, key: string): Answer {
  const has = (status: number): boolean =>
    turn.operation.replies.some((reply) => reply.status === String(status));
  const status = [422, 409, 400].find(has) ?? 422;
  const sentence = `Idempotency-Key must be new for another request, but "${key}" came with a different one before`;
  return sayNo(turn, refusal(status, sentence, { field: "Idempotency-Key" }));
}

/** The oldest answer, where it is to go: each one that comes takes one away, so that there are never more. */
function* surplus(turn: Turn, but: string): Asking<readonly Write[]> {
  const [result] = yield [pageOf({ of, limit: 1 })];
  const { rows, total } = asPage(result);
  const [oldest] = rows;
  const id = rowId(oldest?.["id"]);
  if (!oldest || id === undefined || id === but) return [];
  if (total < keptAtMost && Date.parse(turn.now) - timeOf(oldest) < keptFor) return [];
  const [found] = yield [{ kind: "row", of, id }];
  return [{ kind: "remove", of, id, version: asFound(found).version }];
}

function timeOf(row: Row): number {
  return Date.parse(String(row["at"]));
}

function pack({ headers, body }: HttpResponse): Readonly<Record<string, Json>> {
  return typeof body === "string" ? { headers, body } : { headers, octets: [...body] };
}

function unpack(row: Row): HttpResponse {
  const { status, headers, body, octets } = row;
  const fields = Object.entries(isObject(headers) ? headers : {}).map(
    ([name, value]) => [name, String(value)] as const,
  );
  return {
    status: Number(status),
    headers: Object.fromEntries(fields),
    body: Array.isArray(octets) ? Uint8Array.from(octets, Number) : String(body ?? ""),
  };
}
