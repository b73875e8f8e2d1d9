import { describe, expect, test } from "vitest";
import { selectCases, type Selection } from "./select-cases.ts";
import { aCase, step } from "./small-service.test-data.ts";

const cases = ["listThings/success", "listThings/limit/above-maximum", "getThing/success"].map((id) =>
  aCase(id, [step("ask", "listThings")]),
);

function ids(selection: Selection): readonly string[] {
  return selectCases(cases, selection).map(({ id }) => id);
}

describe("the cases that are run", () => {
  test("are all, where nobody chooses", () => {
    expect(ids({})).toHaveLength(3);
  });

  test("are chosen by a piece of their name, or by a pattern of the whole", () => {
    expect(ids({ only: "limit" })).toEqual(["listThings/limit/above-maximum"]);
    expect(ids({ only: "*/success" })).toEqual(["listThings/success", "getThing/success"]);
    expect(ids({ only: "listThings*", skip: "*maximum" })).toEqual(["listThings/success"]);
    expect(ids({ only: "success*" })).toEqual([]);
    expect(ids({ only: "li.t" })).toEqual([]);
  });

  test("may be held to the MUSTs alone", () => {
    const soft = cases.map((subject) => ({
      ...subject,
      clauses: subject.clauses.flatMap((clause) => [clause, { ...clause, level: "should" as const }]),
    }));
    expect(selectCases(soft, { level: "must" }).flatMap(({ clauses }) => clauses)).toHaveLength(3);
    expect(selectCases(soft, {}).flatMap(({ clauses }) => clauses)).toHaveLength(6);
  });
});
