import type { HttpRequest, HttpResponse } from "../../spec/index.ts";
import type { Case, Clause, Kind, Step } from "../plan/case.ts";
import type { Exchange } from "../run/exchange.ts";
import type { Verdict } from "../verdict/check.ts";
import type { RunEvent } from "./event.ts";

/** A run of three cases, one of each fate, as a report hears it. */
export function smallRun(): readonly RunEvent[] {
  const found = aCase("listThings/success", "list", "no parameters", ["the status is 200", "the body fits"]);
  const above = aCase("listThings/limit/above-maximum", "input", "limit=101", ["limit is at most 100"]);
  const other = aCase("getThing/tenant", "tenant", "an id of another tenant", ["it is not in view"]);
  return [
    {
      kind: "planned",
      title: "Things",
      target: "http://127.0.0.1:4010",
      seed: 7,
      cases: [found, above, other],
    },
    {
      kind: "judged",
      case: found,
      exchanges: [exchange("ask", { path: "/things" }, { status: 200, headers: {}, body: "[]" })],
      verdicts: [verdict(found, 0, "held"), verdict(found, 1, "unclear", 'the step "ask" was not sent')],
    },
    {
      kind: "judged",
      case: above,
      exchanges: [
        exchange(
          "create",
          { method: "POST", path: "/things", body: "{}" },
          { status: 201, headers: {}, body: "{}" },
        ),
        exchange(
          "ask",
          { path: "/things", query: "limit=101", headers: { authorization: "Bearer sf_test_v1_***" } },
          { status: 200, headers: { "x-b": "2", "x-a": "1" }, body: '{"items":[]}' },
        ),
      ],
      verdicts: [{ ...verdict(above, 0, "broken"), expected: "400", got: '200 with {"items":[]}' }],
    },
    {
      kind: "judged",
      case: other,
      exchanges: [],
      verdicts: [verdict(other, 0, "silent", "no id of a second tenant")],
    },
    {
      kind: "finished",
      summary: { held: 1, broken: 1, silent: 1, unclear: 1, requests: 4, milliseconds: 1240, left: [] },
    },
  ];
}

function aCase(id: string, kind: Kind, title: string, sentences: readonly string[]): Case {
  const operation = id.slice(0, id.indexOf("/"));
  const clauses = sentences.map((sentence, index): Clause => ({
    id: `${id}#claim-${index + 1}`,
    sentence,
    source: index === 0 ? "/paths/~1things/get" : "RFC 9110, section 15",
    level: "must",
    check: { kind: "status", step: "ask", of: ["200"], not: [] },
  }));
  const steps: readonly Step[] = [];
  return { id, operation, kind, title, steps, clauses, silent: undefined, alone: false };
}

function verdict(subject: Case, index: number, outcome: Verdict["outcome"], reason = ""): Verdict {
  const clause = subject.clauses[index]?.id ?? "";
  return { case: subject.id, clause, outcome, reason, expected: "", got: "" };
}

function exchange(step: string, request: Partial<HttpRequest>, response: HttpResponse): Exchange {
  const whole = { method: "GET", path: "/", query: "", headers: {}, body: "", ...request };
  return { step, operation: "listThings", request: whole, response, failure: "", milliseconds: 2 };
}
