import { describe, expect, test } from "vitest";
import type { Json } from "../../spec/index.ts";
import type { Exchange } from "../run/exchange.ts";
import type { Check, CheckKind, Finding } from "./check.ts";
import { tell } from "./checks.ts";
import { answered, evidenceOf, failed } from "./evidence.test-data.ts";

interface Example {
  readonly title: string;
  readonly check: Check;
  readonly came: readonly Exchange[];
  readonly outcome: Finding["outcome"];
  readonly operation?: string;
  /** Part of what is said to have come. */
  readonly got?: string;
}

const page = (...ids: readonly Json[]): Json => ({ items: ids.map((id) => ({ id })), total: ids.length });
const list = { step: "list", rows: "/items", key: "id" } as const;

const status = { kind: "status", step: "ask", of: ["400", "5XX"], not: [] } as const;
const notRefused = { kind: "status", step: "ask", of: [], not: ["401", "5XX"] } as const;
const allow = { kind: "header", step: "ask", name: "Allow", has: ["GET", "POST"], on: "405" } as const;
const like = { kind: "like", step: "one", as: "two" } as const;
const likeOfSeen = { ...like, since: "seen", at: "/id", id: "a" } as const;
const holds = { kind: "holds", step: "ask", at: "/name", value: "Rex", optional: false } as const;
const kept = { kind: "kept", step: "after", at: "", since: "before", was: "", except: ["name"] } as const;
const notBefore = { kind: "not-before", step: "after", at: "/at", since: "before", was: "/at" } as const;
const present = {
  kind: "listed",
  ...list,
  size: 2,
  id: "b",
  present: true,
  values: { name: "Rex" },
} as const;
const absent = { ...present, present: false, values: {} } as const;
const grown = { kind: "total", step: "after", at: "/total", since: "before", by: 1 } as const;
const steady = { kind: "steady", step: "list", at: "/total" } as const;
const whole = { kind: "whole", ...list, size: 2, total: "/total" } as const;
const count = { kind: "count", step: "list", rows: "/items", least: 1, most: 2 } as const;
const slice = { kind: "slice", ...list, of: "start", from: 1 } as const;
const sameRows = { kind: "same-rows", ...list, as: "first" } as const;
const subset = { kind: "subset", ofRows: "/items", ...list, of: "all", size: 0 } as const;
const every = { kind: "every", step: "list", rows: "/items", property: "id", value: "a" } as const;
const sorted = { kind: "sorted", step: "list", rows: "/items", property: "id", direction: "rising" } as const;
const gone = { ...absent, since: "before" } as const;
const due = { kind: "due", step: "ask", row: "row", at: "" } as const;
const absentText = { kind: "absent-text", step: "store", texts: ["canary-1"] } as const;
const sameAsGet = { kind: "same-as-get", step: "head", as: "get" } as const;
const body = { kind: "documented", step: "list", aspect: "body", of: ["2XX"] } as const;

const examples: readonly Example[] = [
  { title: "one of the statuses", check: status, came: [answered("ask", 400)], outcome: "held" },
  { title: "a range", check: status, came: [answered("ask", 503)], outcome: "held" },
  {
    title: "another status",
    check: status,
    came: [answered("ask", 200, { ok: true })],
    outcome: "broken",
    got: '200 with {"ok":true}',
  },
  {
    title: "no answer to a request",
    check: status,
    came: [failed("ask", "the connection was reset")],
    outcome: "broken",
    got: "reset",
  },
  { title: "any status but some", check: notRefused, came: [answered("ask", 404)], outcome: "held" },
  { title: "a status that is ruled out", check: notRefused, came: [answered("ask", 500)], outcome: "broken" },

  { title: "a body that fits", check: body, came: [answered("list", 200, page("a"))], outcome: "held" },
  {
    title: "a body that does not",
    check: body,
    came: [answered("list", 200, { items: [{}] })],
    outcome: "broken",
  },
  {
    title: "a body of a status that is not described",
    check: body,
    came: [answered("list", 418, {})],
    outcome: "unclear",
    got: "418",
  },
  {
    title: "a body of a status that was not due",
    check: { ...body, of: ["4XX"] },
    came: [answered("list", 200, page("a"))],
    outcome: "unclear",
    got: "200",
  },
  { title: "no answer to look at", check: body, came: [failed("list", "timed out")], outcome: "unclear" },
  {
    title: "a header that is demanded",
    check: { ...body, aspect: "header" },
    came: [answered("list", 200, page(), { "x-count": "0" })],
    outcome: "held",
  },
  {
    title: "a header that is missing",
    check: { ...body, aspect: "header" },
    came: [answered("list", 200, page())],
    outcome: "broken",
  },
  {
    title: "another media type",
    check: { ...body, aspect: "mediaType" },
    came: [answered("list", 200, "<p>", { "content-type": "text/html" })],
    outcome: "broken",
  },

  {
    title: "a field that lists all",
    check: allow,
    came: [answered("ask", 405, "", { allow: "post, HEAD,get" })],
    outcome: "held",
  },
  {
    title: "a field that lists too little",
    check: allow,
    came: [answered("ask", 405, "", { allow: "GET" })],
    outcome: "broken",
    got: "Allow: GET",
  },
  { title: "no field", check: allow, came: [answered("ask", 405)], outcome: "broken" },
  {
    title: "a status that has no such field",
    check: allow,
    came: [answered("ask", 404)],
    outcome: "unclear",
  },

  {
    title: "other words",
    check: like,
    came: [answered("one", 404, { error: "no cat" }), answered("two", 404, { error: "no dog" })],
    outcome: "held",
  },
  {
    title: "another status than that",
    check: like,
    came: [answered("one", 403, { error: "no" }), answered("two", 404, { error: "no" })],
    outcome: "broken",
  },
  {
    title: "a row that is there for whoever owns it",
    check: likeOfSeen,
    came: [answered("seen", 200, { id: "a" }), answered("one", 404), answered("two", 404)],
    outcome: "held",
  },
  {
    title: "a row that nobody sees",
    check: likeOfSeen,
    came: [answered("seen", 200, { id: "example" }), answered("one", 404), answered("two", 404)],
    outcome: "unclear",
    got: "does not see it either",
  },
  {
    title: "another answer about a row that nobody sees",
    check: likeOfSeen,
    came: [answered("seen", 404), answered("one", 403), answered("two", 404)],
    outcome: "broken",
  },
  {
    title: "another shape",
    check: like,
    came: [answered("one", 404, { error: "no", owner: "b" }), answered("two", 404, { error: "no" })],
    outcome: "broken",
  },

  { title: "the value", check: holds, came: [answered("ask", 200, { name: "Rex" })], outcome: "held" },
  {
    title: "other letters",
    check: holds,
    came: [answered("ask", 200, { name: "rex" })],
    outcome: "broken",
    got: '"rex"',
  },
  { title: "nothing", check: holds, came: [answered("ask", 200, {})], outcome: "broken" },
  {
    title: "nothing, which is allowed",
    check: { ...holds, optional: true },
    came: [answered("ask", 200, {})],
    outcome: "held",
  },
  {
    title: "more members than were sent",
    check: { ...holds, at: "", value: { name: "Rex" } },
    came: [answered("ask", 200, { id: "a", name: "Rex" })],
    outcome: "held",
  },
  {
    title: "the same instant, spelt otherwise",
    check: { ...holds, value: "2026-01-01T00:00:00Z" },
    came: [answered("ask", 200, { name: "2026-01-01T00:00:00.000+00:00" })],
    outcome: "held",
  },
  {
    title: "absence where null was sent",
    check: { ...holds, value: null },
    came: [answered("ask", 200, {})],
    outcome: "held",
  },
  {
    title: "a list of another order",
    check: { ...holds, value: [1, 2] },
    came: [answered("ask", 200, { name: [2, 1] })],
    outcome: "broken",
  },
  {
    title: "a refusal where the value should be",
    check: holds,
    came: [answered("ask", 404, { error: "no" })],
    outcome: "broken",
    got: "404",
  },
  {
    title: "a value that no earlier answer brought",
    check: { ...holds, value: { $step: "before", at: "/name" } },
    came: [answered("ask", 200, {})],
    outcome: "unclear",
  },

  {
    title: "all else as it was",
    check: kept,
    came: [
      answered("before", 200, { id: "a", name: "Rex" }),
      answered("after", 200, { id: "a", name: "Bo" }),
    ],
    outcome: "held",
  },
  {
    title: "something else that changed",
    check: kept,
    came: [answered("before", 200, { id: "a" }), answered("after", 200, { id: "b" })],
    outcome: "broken",
    got: 'id is "b" and was "a"',
  },
  {
    title: "something that went",
    check: kept,
    came: [answered("before", 200, { id: "a", age: 3 }), answered("after", 200, { id: "a" })],
    outcome: "broken",
  },
  {
    title: "what another operation does not show",
    check: kept,
    came: [answered("before", 200, { id: "a", age: 3 }), answered("after", 200, { id: "a" }, {}, "getPet")],
    outcome: "held",
  },
  {
    title: "a row that was not there before",
    check: kept,
    came: [answered("before", 404, { error: "no" }), answered("after", 200, {})],
    outcome: "unclear",
  },
  {
    title: "a row that is not there any more",
    check: kept,
    came: [answered("before", 200, { id: "a" }), answered("after", 404, { error: "no" })],
    outcome: "broken",
  },

  {
    title: "a later time",
    check: notBefore,
    came: [
      answered("before", 200, { at: "2026-01-01T00:00:00Z" }),
      answered("after", 200, { at: "2026-01-01T00:00:01Z" }),
    ],
    outcome: "held",
  },
  {
    title: "an earlier time",
    check: notBefore,
    came: [
      answered("before", 200, { at: "2026-01-01T00:00:00Z" }),
      answered("after", 200, { at: "2025-01-01T00:00:00Z" }),
    ],
    outcome: "broken",
  },
  {
    title: "no time",
    check: notBefore,
    came: [answered("before", 200, {}), answered("after", 200, {})],
    outcome: "unclear",
  },

  {
    title: "a row on the second page",
    check: present,
    came: [
      answered("list", 200, page("a", "c")),
      answered("list", 200, { items: [{ id: "b", name: "Rex" }] }),
    ],
    outcome: "held",
  },
  {
    title: "a row with another value",
    check: present,
    came: [answered("list", 200, { items: [{ id: "b", name: "Bo" }] })],
    outcome: "broken",
    got: 'name is "Bo", not "Rex"',
  },
  {
    title: "a row that is nowhere",
    check: present,
    came: [answered("list", 200, page("a"))],
    outcome: "broken",
  },
  {
    title: "a list that goes on",
    check: present,
    came: [answered("list", 200, page("a", "c"))],
    outcome: "unclear",
    got: "goes on",
  },
  {
    title: "a list that is refused",
    check: present,
    came: [answered("list", 500)],
    outcome: "broken",
    got: "500",
  },
  { title: "a row that is gone", check: absent, came: [answered("list", 200, page("a"))], outcome: "held" },
  {
    title: "a row that is still there",
    check: absent,
    came: [answered("list", 200, page("a", "b"))],
    outcome: "broken",
  },

  {
    title: "one more",
    check: grown,
    came: [answered("before", 200, { total: 3 }), answered("after", 200, { total: 4 })],
    outcome: "held",
  },
  {
    title: "as many as before",
    check: grown,
    came: [answered("before", 200, { total: 3 }), answered("after", 200, { total: 3 })],
    outcome: "broken",
    got: "3 at /total, after 3",
  },
  {
    title: "no number before",
    check: grown,
    came: [answered("before", 200, {}), answered("after", 200, { total: 3 })],
    outcome: "unclear",
  },

  {
    title: "the same total on each page",
    check: steady,
    came: [answered("list", 200, { total: 3 }), answered("list", 200, { total: 3 })],
    outcome: "held",
  },
  {
    title: "the size of each page for a total",
    check: steady,
    came: [answered("list", 200, { total: 2 }), answered("list", 200, { total: 1 })],
    outcome: "broken",
  },

  {
    title: "every row once",
    check: whole,
    came: [
      answered("list", 200, { items: [{ id: 1 }, { id: 2 }], total: 3 }),
      answered("list", 200, { items: [{ id: 3 }], total: 3 }),
    ],
    outcome: "held",
  },
  {
    title: "a row twice",
    check: whole,
    came: [
      answered("list", 200, { items: [{ id: 1 }, { id: 2 }], total: 3 }),
      answered("list", 200, { items: [{ id: 2 }], total: 3 }),
    ],
    outcome: "broken",
  },
  {
    title: "fewer rows than the total says",
    check: whole,
    came: [answered("list", 200, { items: [{ id: 1 }], total: 3 })],
    outcome: "broken",
  },
  {
    title: "a walk that was cut short",
    check: whole,
    came: [answered("list", 200, { items: [{ id: 1 }, { id: 2 }], total: 9 })],
    outcome: "unclear",
  },

  {
    title: "as many rows as there may be",
    check: count,
    came: [answered("list", 200, page("a", "b"))],
    outcome: "held",
  },
  {
    title: "too many rows",
    check: count,
    came: [answered("list", 200, page("a", "b", "c"))],
    outcome: "broken",
    got: "3 rows",
  },
  { title: "no rows at all", check: count, came: [answered("list", 200, {})], outcome: "broken" },

  {
    title: "the rest of the rows",
    check: slice,
    came: [answered("start", 200, page("a", "b", "c")), answered("list", 200, page("b", "c"))],
    outcome: "held",
  },
  {
    title: "the start again",
    check: slice,
    came: [answered("start", 200, page("a", "b", "c")), answered("list", 200, page("a", "b"))],
    outcome: "broken",
  },
  {
    title: "nothing where rows are due",
    check: slice,
    came: [answered("start", 200, page("a", "b")), answered("list", 200, page())],
    outcome: "broken",
  },
  {
    title: "nothing after the only row",
    check: slice,
    came: [answered("start", 200, page("a")), answered("list", 200, page())],
    outcome: "held",
  },
  {
    title: "a start that is no list",
    check: slice,
    came: [answered("start", 500), answered("list", 200, page("a"))],
    outcome: "unclear",
  },

  {
    title: "the same order",
    check: sameRows,
    came: [answered("first", 200, page("a", "b")), answered("list", 200, page("a", "b"))],
    outcome: "held",
  },
  {
    title: "another order",
    check: sameRows,
    came: [answered("first", 200, page("a", "b")), answered("list", 200, page("b", "a"))],
    outcome: "broken",
  },
  {
    title: "nothing to compare with",
    check: sameRows,
    came: [answered("first", 500), answered("list", 200, page("b"))],
    outcome: "unclear",
  },

  {
    title: "some of the rows",
    check: subset,
    came: [answered("all", 200, page("a", "b")), answered("list", 200, page("b"))],
    outcome: "held",
  },
  {
    title: "a row from elsewhere",
    check: subset,
    came: [answered("all", 200, page("a", "b")), answered("list", 200, page("z"))],
    outcome: "broken",
    got: '"z"',
  },
  {
    title: "a whole that was not seen to its end",
    check: { ...subset, size: 2 },
    came: [answered("all", 200, page("a", "b")), answered("list", 200, page("z"))],
    outcome: "unclear",
  },

  {
    title: "rows of the one kind",
    check: every,
    came: [answered("list", 200, page("a", "a"))],
    outcome: "held",
  },
  {
    title: "a row of another kind",
    check: every,
    came: [answered("list", 200, page("a", "b"))],
    outcome: "broken",
  },
  {
    title: "a kind that is not known",
    check: { ...every, value: { $step: "all", at: "/items/0/id" } },
    came: [answered("list", 200, page("a"))],
    outcome: "unclear",
  },

  {
    title: "a list that includes the value",
    check: { ...every, test: "includes" },
    came: [answered("list", 200, page(["b", "a"], ["a"]))],
    outcome: "held",
  },
  {
    title: "a list that does not",
    check: { ...every, test: "includes" },
    came: [answered("list", 200, page(["b", "a"], ["b"]))],
    outcome: "broken",
  },
  {
    title: "a time that is not too early, in another zone",
    check: { ...every, test: "atLeast", value: "2024-01-01T12:00:00Z" },
    came: [answered("list", 200, page("2024-01-01T13:00:00+01:00", "2024-01-02T00:00:00.5Z"))],
    outcome: "held",
  },
  {
    title: "a number that is too great",
    check: { ...every, test: "atMost", value: 10 },
    came: [answered("list", 200, page(9, 10, 11))],
    outcome: "broken",
  },

  {
    title: "rows that rise",
    check: sorted,
    came: [answered("list", 200, page(1, 2, 2, 10))],
    outcome: "held",
  },
  {
    title: "rows that fall",
    check: sorted,
    came: [answered("list", 200, page(10, 2))],
    outcome: "broken",
  },
  {
    title: "rows that fall, where that is asked for",
    check: { ...sorted, direction: "falling" },
    came: [answered("list", 200, page("b", "a"))],
    outcome: "held",
  },
  {
    title: "rows that fall, where either way is right",
    check: { ...sorted, direction: "" },
    came: [answered("list", 200, page("b", "a"))],
    outcome: "held",
  },
  {
    title: "rows in no order at all",
    check: { ...sorted, direction: "" },
    came: [answered("list", 200, page("b", "a", "c"))],
    outcome: "broken",
  },
  {
    title: "names as people sort them",
    check: sorted,
    came: [answered("list", 200, page("ana", "Åse", "Bo", "carl"))],
    outcome: "held",
  },
  {
    title: "rows that are all alike",
    check: sorted,
    came: [answered("list", 200, page("a", "a", null))],
    outcome: "unclear",
  },

  {
    title: "a row that was seen before and no longer is",
    check: gone,
    came: [answered("before", 200, page("b")), answered("list", 200, page("a"))],
    outcome: "held",
  },
  {
    title: "a row that was never seen",
    check: gone,
    came: [answered("before", 200, page("a")), answered("list", 200, page("a"))],
    outcome: "unclear",
    got: "not seen there before",
  },

  {
    title: "items that were added to a list",
    check: { ...holds, value: ["b"], among: true },
    came: [answered("ask", 200, { name: ["a", "b"] })],
    outcome: "held",
  },
  {
    title: "items that took the place of a list",
    check: { ...holds, value: ["a", "b"], among: true },
    came: [answered("ask", 200, { name: ["b"] })],
    outcome: "broken",
  },

  {
    title: "the answer for a hungry pet",
    check: due,
    operation: "feedPet",
    came: [answered("row", 200, { hungry: true }), answered("ask", 200, { ok: true })],
    outcome: "held",
  },
  {
    title: "the wrong answer for a pet that is not",
    check: due,
    operation: "feedPet",
    came: [answered("row", 200, { hungry: false }), answered("ask", 200, { ok: true })],
    outcome: "broken",
  },
  {
    title: "a pet that does not show whether it is",
    check: due,
    operation: "feedPet",
    came: [answered("row", 200, { id: "a" }), answered("ask", 200, { ok: true })],
    outcome: "unclear",
  },

  {
    title: "a secret that stays one",
    check: absentText,
    came: [answered("store", 200, { ok: true }), answered("read", 200, { id: "a" })],
    outcome: "held",
  },
  {
    title: "a secret in a later body, in other letters",
    check: absentText,
    came: [answered("store", 200, {}), answered("read", 200, { note: "CANARY-1" }, {}, "getPet")],
    outcome: "broken",
    got: "getPet",
  },
  {
    title: "a secret in a header",
    check: absentText,
    came: [answered("store", 200, {}, { "x-debug": "canary-1" })],
    outcome: "broken",
  },
  { title: "no answers", check: absentText, came: [failed("store", "timed out")], outcome: "unclear" },

  {
    title: "HEAD without content",
    check: sameAsGet,
    came: [
      answered("get", 200, { id: "a" }),
      answered("head", 200, "", { "content-type": "application/json" }),
    ],
    outcome: "held",
  },
  {
    title: "HEAD that leaves fields out",
    check: sameAsGet,
    came: [answered("get", 200, { id: "a" }), answered("head", 200)],
    outcome: "held",
  },
  {
    title: "HEAD that knows a length which a chunked GET does not say",
    check: sameAsGet,
    came: [answered("get", 200, { id: "a" }), answered("head", 200, "", { "content-length": "10" })],
    outcome: "held",
  },
  {
    title: "HEAD with content",
    check: sameAsGet,
    came: [answered("get", 200, { id: "a" }), answered("head", 200, { id: "a" })],
    outcome: "broken",
  },
  {
    title: "HEAD of another status",
    check: sameAsGet,
    came: [answered("get", 200, { id: "a" }), answered("head", 405)],
    outcome: "broken",
  },
  {
    title: "HEAD of another media type",
    check: sameAsGet,
    came: [answered("get", 200, { id: "a" }), answered("head", 200, "", { "content-type": "text/html" })],
    outcome: "broken",
  },
];

const kinds: readonly CheckKind[] = [...new Set(examples.map(({ check }) => check.kind))];

describe.each(kinds)("%s", (kind) => {
  const mine = examples.filter(({ check }) => check.kind === kind);

  test.each(mine)("$title: $outcome", ({ check, came, outcome, operation, got = "" }) => {
    const finding = tell(check, evidenceOf(came, operation));
    expect(finding).toMatchObject({ outcome });
    expect(finding.got).toContain(got);
    expect(finding.expected).not.toBe("");
  });

  test("is shown to hold and to break", () => {
    expect(mine.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(["held", "broken"]));
  });
});

test("every kind of check is tried", () => {
  expect(kinds).toHaveLength(20);
});
