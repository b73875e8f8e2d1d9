import { describe, expect, test } from "vitest";
import { compileContract, parseDocument, type Operation } from "../../spec/index.ts";
import { refusalOf, repliesFor, successOf } from "./statuses.ts";

/** An operation that documents these statuses. */
function documenting(...statuses: readonly string[]): Operation {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: status }]));
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/t": { get: { responses } } },
  };
  const [operation] = compileContract(parseDocument(JSON.stringify(document), "t.json")).operations;
  if (operation === undefined) throw new Error("The document has one operation.");
  return operation;
}

describe("the statuses of a refusal", () => {
  test.each([
    ["input", ["200", "400"], ["400"]],
    ["input", ["200", "422"], ["422"]],
    ["input", ["200", "400", "422"], ["400", "422"]],
    ["input", ["200"], ["4XX"]],
    ["path", ["200", "400"], ["400", "404"]],
    ["path", ["200", "404"], ["400", "404"]],
    ["path", ["200", "404", "422"], ["404", "422"]],
    ["unknown", ["200", "404"], ["404"]],
    ["unknown", ["200"], ["404", "410"]],
    ["unauthenticated", ["200", "401", "403"], ["401"]],
    ["unauthenticated", ["200", "403"], ["401", "403"]],
    ["scope", ["200", "401", "403"], ["403"]],
    ["scope", ["200", "401"], ["401", "403"]],
    ["mediaType", ["200", "415"], ["415"]],
    ["mediaType", ["200", "400"], ["400", "415", "422"]],
  ] as const)("for %s, where %j are documented, are %j", (cause, documented, right) => {
    expect(refusalOf(documenting(...documented), cause)).toEqual(right);
  });
});

test("each documented success is right, ranges included", () => {
  expect(successOf(documenting("204", "2XX", "404"))).toEqual(["204", "2XX"]);
  expect(successOf(documenting("default"))).toEqual(["2XX"]);
  expect(successOf(documenting("404"))).toEqual([]);
});

test("a status is described by itself, by its range and by default", () => {
  const described = repliesFor(documenting("200", "404", "4XX", "default"), ["404"]);
  expect(described.map(({ status }) => status)).toEqual(["404", "4XX", "default"]);
});
