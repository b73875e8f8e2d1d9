import { describe, expect, test } from "vitest";
import type { Order, Sorting } from "./effect.ts";
import { compile, issuesOf, listOf, orders, query } from "./shop.test-data.ts";

const properties =
  "id: { type: string }, name: { type: string }, tags: { type: array }, createdAt: { type: string, format: date-time }, last_seen: { type: string }";

function sortingOf(parameters: readonly string[], words = "{}"): Sorting | undefined {
  return listOf(compile(orders({ parameters: parameters.join(", "), properties, words })), "listOrders")
    .sorting;
}

const up = (property: string): Order => ({ property, descending: false });
const down = (property: string): Order => ({ property, descending: true });

describe("a list is sorted by the name of a parameter and its values:", () => {
  test.each<[value: string, order: Order]>([
    ["name", up("name")],
    ["created", up("createdAt")],
    ["created_at", up("createdAt")],
    ["lastSeen", up("last_seen")],
    ["-name", down("name")],
    ["+name", up("name")],
    ["name_desc", down("name")],
    ["name:asc", up("name")],
    ["createdAtDesc", down("createdAt")],
    ["newest", down("createdAt")],
    ["oldest", up("createdAt")],
  ])("%s", (value, order) => {
    expect(sortingOf([query("sort", `{ enum: ['${value}'] }`)])?.orders).toEqual({ [value]: order });
  });

  test.each(["sort", "sort_by", "sortBy", "order_by", "orderBy", "order"])("%s", (by) => {
    expect(sortingOf([query(by, "{ enum: [name] }")])).toEqual({
      by,
      direction: "",
      orders: { name: up("name") },
    });
  });

  test.each(["order", "direction", "sort_direction", "sortOrder"])("%s turns it round", (direction) => {
    const parameters = [query(direction, "{ enum: [asc, desc] }"), query("sort", "{ enum: [name] }")];
    expect(sortingOf(parameters)).toMatchObject({ by: "sort", direction });
  });

  test("values that name no property, or a list, have no order; without any there is no sorting", () => {
    expect(sortingOf([query("sort", "{ enum: [name, tags, relevance] }")])?.orders).toEqual({
      name: up("name"),
    });
    expect(sortingOf([query("sort", "{ enum: [relevance] }")])).toBeUndefined();
    expect(sortingOf([query("sort")])).toBeUndefined();
  });

  test("several at once, where the parameter is a list", () => {
    const several = query("sort", "{ type: array, items: { enum: [name, -name] } }");
    expect(sortingOf([several])?.orders).toEqual({ name: up("name"), "-name": down("name") });
  });
});

describe("sort says", () => {
  const parameters = [query("by"), query("turn")];

  test("which parameters, and what each value means", () => {
    const words =
      "{ sort: { by: $request.query.by, direction: $request.query.turn, orders: { new: { descending: createdAt }, old: { ascending: createdAt }, a: name } } }";
    expect(sortingOf(parameters, words)).toEqual({
      by: "by",
      direction: "turn",
      orders: { new: down("createdAt"), old: up("createdAt"), a: up("name") },
    });
  });

  test("false for none", () => {
    expect(sortingOf([query("sort", "{ enum: [name] }")], "{ sort: false }")).toBeUndefined();
  });

  test.each([
    [
      "{ sort: { by: $request.query.nope } }",
      /^sort must name query parameters .*\(\$request\.query\.by, \$request\.query\.turn\), but is /,
    ],
    [
      "{ sort: { by: $request.query.by, orders: { a: 5 } } }",
      /^An order must be a property, .* but "a" is 5$/,
    ],
    [
      "{ sort: { by: $request.query.by, orders: { a: last_sene } } }",
      /^sort names a property "last_sene" that no row/,
    ],
  ])("%s: an issue", (words, message) => {
    const issues = issuesOf(orders({ parameters: parameters.join(", "), properties, words }));
    expect(issues).toEqual([["/paths/~1orders/get/x-counterfoil/sort", expect.stringMatching(message)]]);
  });
});
