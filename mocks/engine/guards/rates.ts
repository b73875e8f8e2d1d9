import { isObject, type Operation, type Rate } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import type { Write } from "../../state/store.ts";
import { asFound, type Asking } from "../asking.ts";
import { fingerprint } from "./fingerprint.ts";
import { once } from "../once.ts";
import { rateFields, secondsUntil } from "./rate-fields.ts";
import { countOne, readBursts, tally, type Tally } from "./rate-tally.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import { reserved } from "./reserved.ts";
import { sayNo, type Door } from "../say.ts";
import type { Answer } from "../turn.ts";

const of = reserved.rates;

/**
 * Counts the requests of each key to the operations that document 429, each rate for itself, and refuses what is too
 * much (RFC 6585, section 4). A refused request does not count.
 */
export function* limited(door: Door, next: () => Asking<Answer>): Asking<Answer> {
  const { operation, service, visitor, sources } = door;
  const { rates } = service.contract;
  if (rates.length === 0 || !isLimited(operation)) return yield* next();

  const now = Date.parse(sources.now());
  // The row is named after the key, but does not give it away.
  const id = fingerprint(visitor.key?.value ?? "");
  const [result] = yield [{ kind: "row", of, id }];
  const { row, version } = asFound(result);
  const known = isObject(row?.["bursts"]) ? row["bursts"] : {};
  const tallies = rates.map((rate) => tally(rate, readBursts(known[nameOf(rate)]), now));
  const full = tallies.filter(({ remaining }) => remaining === 0);
  if (full.length > 0)
    return withFields(sayNo(door, refuseMore(full, now)), rateFields(operation, tallies, now));

  const counted = tallies.map((each) => countOne(each, now));
  const write: Write = { kind: "put", of, id, row: rowOf(id, counted), version };
  const answer = withFields(yield* next(), rateFields(operation, counted, now));
  return { ...answer, writes: [...answer.writes, write] };
}

const isLimited = once(({ replies }: Operation) => replies.some(({ status }) => status === "429"));

function nameOf({ limit, seconds }: Rate): string {
  return `${limit}/${seconds}s`;
}

function rowOf(id: string, tallies: readonly Tally[]): Row {
  return { id, bursts: Object.fromEntries(tallies.map(({ rate, bursts }) => [nameOf(rate), bursts])) };
}

function refuseMore(full: readonly Tally[], now: number): Refusal {
  const wait = Math.max(...full.map(({ freeAt }) => secondsUntil(freeAt, now)));
  const said = full.map(({ rate }) => `${rate.limit} requests within ${rate.seconds} seconds`).join(" and ");
  const sentence = `Wait ${wait} ${wait === 1 ? "second" : "seconds"}: a key may send at most ${said}`;
  return refusal(429, sentence, { headers: { "retry-after": String(wait) } });
}

function withFields(answer: Answer, fields: Answer["response"]["headers"]): Answer {
  const { response } = answer;
  return { ...answer, response: { ...response, headers: { ...response.headers, ...fields } } };
}
