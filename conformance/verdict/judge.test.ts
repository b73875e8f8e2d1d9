import { describe, expect, test } from "vitest";
import type { Case, Step } from "../plan/case.ts";
import type { Check } from "./check.ts";
import { answered, evidenceOf, failed } from "./evidence.test-data.ts";
import { judge, silence } from "./judge.ts";

const step = (name: string, operation: string, role: Step["role"]): Step => ({
  name,
  operation,
  role,
  key: { kind: "full" },
  method: undefined,
  path: {},
  query: {},
  headers: {},
  body: undefined,
  raw: undefined,
  mediaType: "",
  repeat: undefined,
  cleanup: undefined,
});

const caseOf = (...checks: readonly Check[]): Case => ({
  id: "listPets/try",
  operation: "listPets",
  kind: "list",
  title: "a try",
  steps: [step("create", "getPet", "prepare"), step("ask", "listPets", "ask")],
  clauses: checks.map((check) => ({
    id: `listPets/try#${check.kind}`,
    sentence: "it holds",
    source: "/paths",
    level: "must",
    check,
  })),
  silent: undefined,
  alone: false,
});

const found: Check = { kind: "status", step: "ask", of: ["200"], not: [] };
const body: Check = { kind: "documented", step: "ask", aspect: "body", of: ["2XX"] };
const created = answered("create", 201, { id: "a" }, {}, "getPet");

describe("judge", () => {
  test("gives each clause its verdict, in order", () => {
    const verdicts = judge(caseOf(found, body), evidenceOf([created, answered("ask", 200, { items: [{}] })]));
    expect(verdicts.map(({ clause, outcome }) => [clause, outcome])).toEqual([
      ["listPets/try#status", "held"],
      ["listPets/try#documented", "broken"],
    ]);
  });

  test("calls a created row that is not found broken, as against a service that keeps nothing", () => {
    const [verdict] = judge(
      caseOf(found),
      evidenceOf([created, answered("ask", 404, { error: "not found" })]),
    );
    expect(verdict).toMatchObject({
      outcome: "broken",
      expected: "200",
      got: '404 with {"error":"not found"}',
    });
  });

  test("is unclear about everything where the preparation was refused, and says by what", () => {
    const [verdict] = judge(
      caseOf(found),
      evidenceOf([answered("create", 500, { error: "oops" }, {}, "getPet")]),
    );
    expect(verdict).toMatchObject({
      outcome: "unclear",
      reason: 'getPet answered 500 with {"error":"oops"} while preparing',
    });
  });

  test("is unclear where the preparation got no answer", () => {
    const [verdict] = judge(caseOf(found), evidenceOf([failed("create", "timed out")]));
    expect(verdict?.reason).toBe("getPet brought no answer while preparing: timed out");
  });

  test("is unclear about a step that was never sent", () => {
    const [verdict] = judge(caseOf(found), evidenceOf([created]));
    expect(verdict).toMatchObject({ outcome: "unclear" });
    expect(verdict?.reason).toContain('"ask" was not sent');
  });

  test("blames a request that got no answer once, in the clause about its status", () => {
    const verdicts = judge(
      caseOf(found, body),
      evidenceOf([created, failed("ask", "the connection was reset")]),
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["broken", "unclear"]);
  });

  test("passes on why a case is silent", () => {
    const silent = { ...caseOf(found), silent: "the document does not say" };
    expect(judge(silent, evidenceOf([]))).toEqual(silence(silent, "the document does not say"));
    expect(judge(silent, evidenceOf([]))[0]).toMatchObject({
      outcome: "silent",
      reason: "the document does not say",
    });
  });
});
