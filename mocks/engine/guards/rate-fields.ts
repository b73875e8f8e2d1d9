import { shapeOf, type Headers, type Operation, type ReplyHeader } from "../../../spec/index.ts";
import { once } from "../once.ts";
import type { Tally } from "./rate-tally.ts";

const fieldPattern = /^(x-)?rate-?limit(?:-(policy|limit|remaining|reset|used))?$/;

/** The rate fields that any reply of an operation documents. */
const documented = once((operation: Operation): readonly ReplyHeader[] => {
  const found = operation.replies
    .flatMap(({ headers }) => headers)
    .filter(({ name }) => fieldPattern.test(name));
  return found.filter((header, index) => found.findIndex(({ name }) => name === header.name) === index);
});

/**
 * What the document's own fields say of the rates: `RateLimit` and `RateLimit-Policy` of all of them
 * (draft-ietf-httpapi-ratelimit-headers), the older ones of the rate of which least is left.
 * @param now Milliseconds.
 */
export function rateFields(operation: Operation, tallies: readonly Tally[], now: number): Headers {
  const [first, ...others] = tallies;
  if (!first) return {};
  const tightest = others.reduce((one, other) => (other.remaining < one.remaining ? other : one), first);
  return Object.fromEntries(
    documented(operation).map((header) => [header.name, valueOf(header, tallies, tightest, now)]),
  );
}

/** Whole seconds until a moment, never none: to wait for none would be to ask again at once (RFC 9110, section 10.2.3). */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / 1000));
}

function valueOf(header: ReplyHeader, tallies: readonly Tally[], tightest: Tally, now: number): string {
  const [, old, part] = fieldPattern.exec(header.name) ?? [];
  const { rate, remaining, freeAt } = tightest;
  switch (part) {
    case "policy":
      return tallies.map((each) => `${nameOf(each)};q=${each.rate.limit};w=${each.rate.seconds}`).join(", ");
    case "limit":
      return String(rate.limit);
    case "remaining":
      return String(remaining);
    case "used":
      return String(rate.limit - remaining);
    case "reset":
      return old === undefined ? String(secondsUntil(freeAt, now)) : resetAt(header, freeAt, now);
    default:
      return tallies
        .map((each) => `${nameOf(each)};r=${each.remaining};t=${secondsUntil(each.freeAt, now)}`)
        .join(", ");
  }
}

function nameOf({ rate }: Tally): string {
  return `"per-${rate.seconds}s"`;
}

/** `X-RateLimit-Reset` is a moment, in seconds since 1970 or as a date, unless its examples are too small for that. */
function resetAt({ schema }: ReplyHeader, moment: number, now: number): string {
  const shape = shapeOf(schema.json);
  if (shape.format === "date-time") return new Date(moment).toISOString();
  const small = [...shape.examples, shape.maximum].some((value) => typeof value === "number" && value < 1e9);
  return String(small ? secondsUntil(moment, now) : Math.ceil(moment / 1000));
}
