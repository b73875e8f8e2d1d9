import { describe, expect, test } from "vitest";
import type { Filter } from "./effect.ts";
import { compile, issuesOf, listOf, orders, query } from "./shop.test-data.ts";

const properties = [
  "id: { type: string }",
  "status: { type: string }",
  "customerId: { type: string }",
  "tags: { type: array, items: { type: string } }",
  "address: { type: object, properties: { city: { type: string } } }",
  "price: { type: number }",
  "created_at: { type: string, format: date-time }",
].join(", ");

function filtersOf(parameter: string, words = "{}"): readonly Filter[] {
  return listOf(compile(orders({ parameters: parameter, properties, words })), "listOrders").filters;
}

describe("a query parameter filters by its name", () => {
  test.each<[name: string, property: string, test: Filter["test"]]>([
    ["status", "status", "equals"],
    ["customerId", "customerId", "equals"],
    ["customer_id", "customerId", "equals"],
    ["tags", "tags", "includes"],
    ["tag", "tags", "includes"],
    ["created_after", "created_at", "atLeast"],
    ["createdSince", "created_at", "atLeast"],
    ["created_at[lte]", "created_at", "atMost"],
    ["min_price", "price", "atLeast"],
    ["priceMax", "price", "atMost"],
  ])("%s: %s %s", (by, property, how) => {
    expect(filtersOf(query(by))).toEqual([{ by, property, test: how }]);
  });

  test("several values may be asked for at once, where the parameter is a list", () => {
    const list = "{ type: array, items: { type: string } }";
    expect(filtersOf(query("statuses", list))).toEqual([
      { by: "statuses", property: "status", test: "equals" },
    ]);
    expect(filtersOf(query("ids", list))).toEqual([{ by: "ids", property: "id", test: "equals" }]);
  });

  test.each(["limit", "offset", "q", "include", "statuses", "min_status", "address", "unheard_of"])(
    "%s filters nothing",
    (name) => {
      expect(filtersOf(query(name))).toEqual([]);
    },
  );

  test("a header of the same name filters nothing", () => {
    expect(filtersOf("{ name: status, in: header, schema: { type: string } }")).toEqual([]);
  });

  test("what the path fixes is not filtered once more", () => {
    const list = listOf(
      compile(`
paths:
  /customers/{id}: { get: { operationId: readCustomer, responses: {} } }
  /customers/{id}/orders:
    get: { operationId: listTheirs, parameters: [${query("customerId")}, ${query("status")}], responses: { 200: { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Order' } } } } } } }
components: { schemas: { Order: { type: object, properties: { ${properties} } } } }
`),
      "listTheirs",
    );
    expect(Object.keys(list.where)).toEqual(["customerId"]);
    expect(list.filters.map(({ by }) => by)).toEqual(["status"]);
  });

  test("a property that is stored and not shown filters too", () => {
    const text = orders({ parameters: query("workspaceId"), properties }).replace(
      "components:",
      "    post: { operationId: makeOrder, requestBody: { content: { application/json: { schema: { type: object, properties: { workspaceId: { type: string } } } } } }, responses: {} }\ncomponents:",
    );
    expect(listOf(compile(text), "listOrders").filters).toEqual([
      { by: "workspaceId", property: "workspaceId", test: "equals" },
    ]);
  });
});

describe("filter says", () => {
  test.each<[words: string, property: string, how: Filter["test"]]>([
    ["{ in: tags }", "tags", "includes"],
    ["{ in: status }", "status", "equals"],
    ["status", "status", "equals"],
    ["{ includes: tags }", "tags", "includes"],
    ["{ atLeast: created_at }", "created_at", "atLeast"],
    ["{ atMost: price }", "price", "atMost"],
  ])("%s", (words, property, how) => {
    expect(filtersOf(query("x"), `{ filter: { x: ${words} } }`)).toEqual([{ by: "x", property, test: how }]);
  });

  test("a parameter it speaks of neither pages nor searches", () => {
    const effect = listOf(
      compile(
        orders({
          parameters: [query("from"), query("term")].join(", "),
          properties,
          words: "{ filter: { from: { atLeast: created_at }, term: status } }",
        }),
      ),
      "listOrders",
    );
    expect(effect).toMatchObject({
      paging: undefined,
      search: undefined,
      filters: [{ by: "from" }, { by: "term" }],
    });
  });

  test("nothing of a parameter that it leaves as it is inferred, and false turns one off", () => {
    const parameters = [query("status"), query("tag")].join(", ");
    expect(filtersOf(parameters, "{ filter: { status: false } }").map(({ by }) => by)).toEqual(["tag"]);
    expect(filtersOf(parameters, "{ filter: false }")).toEqual([]);
  });

  test.each([
    [
      "{ filter: { tga: { in: tags } } }",
      "/tga",
      'filter speaks of a query parameter "tga" that the operation does not have; did you mean tag?',
    ],
    [
      "{ filter: { tag: { within: tags } } }",
      "/tag",
      'A filter must name a property as { in: tags }, or by one of equals, includes, atLeast, atMost; but "tag" is {"within":"tags"}',
    ],
    ["{ filter: [tag] }", "", 'filter must be an object, or false for none, but is ["tag"]'],
    [
      "{ filter: { tag: { in: satus } } }",
      "",
      'filter names a property "satus" that no row of orders has; did you mean status?',
    ],
  ])("%s: an issue", (words, at, message) => {
    const text = orders({ parameters: query("tag"), properties, words });
    expect(issuesOf(text)).toEqual([[`/paths/~1orders/get/x-counterfoil/filter${at}`, message]]);
  });
});
