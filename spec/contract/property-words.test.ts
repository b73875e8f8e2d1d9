import { describe, expect, test } from "vitest";
import type { Property } from "./contract.ts";
import { compile, issuesOf } from "./shop.test-data.ts";
import { compileTemplate } from "./template.ts";

/** A shop whose orders have the property `it` with the given words, and whose customers can be looked up. */
function shop(words: string, more = ""): string {
  return `
paths:
  /orders/{id}: { get: { operationId: readOrder, responses: ${shows("Order")} }, patch: { operationId: changeOrder, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }, responses: ${shows("Order")} } }
  /customers/{id}: { get: { operationId: readCustomer, responses: ${shows("Customer")} } }
${more}
components:
  schemas:
    Customer: { type: object, properties: { id: {}, name: {}, orderId: {} } }
    Change: { type: object, properties: { tags: { type: array, x-counterfoil: { appends: true } }, at: { type: string, format: date-time } } }
    Words: { x-counterfoil: { unique: true } }
    Order:
      type: object
      properties:
        id: { type: string }
        tags: { type: array }
        customerId: {}
        timestamp: { type: string, format: date-time }
        number: { $ref: '#/components/schemas/Words' }
        it: { x-counterfoil: ${words} }
`;
}

function shows(name: string): string {
  return `{ 200: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } } }`;
}

function property(words: string, name = "it"): Property | undefined {
  return compile(shop(words)).collections["orders"]?.properties[name];
}

describe("a property", () => {
  const where = { orderId: compileTemplate("$row.id") };

  test.each([
    [
      "{ lookup: customers.name, by: customerId }",
      { kind: "lookup", of: "customers", property: "name", by: "customerId" },
    ],
    [
      "{ lookup: customers.name, where: { orderId: $row.id } }",
      { kind: "latest", of: "customers", property: "name", where },
    ],
    ["{ list: customers, where: { orderId: $row.id } }", { kind: "list", of: "customers", where }],
    ["{ count: customers }", { kind: "count", of: "customers", where: {} }],
    ["{ join: [a, b] }", { kind: "join", parts: ["a", "b"] }],
    ["{ value: $tenant.id }", { kind: "value", template: compileTemplate("$tenant.id") }],
  ])("with %s follows from others", (words, derived) => {
    expect(property(words)?.derived).toEqual(derived);
  });

  test("moves on after a while", () => {
    expect(property("{ moves: { from: provisioning, to: active, after: PT1M } }")?.moves).toEqual({
      from: "provisioning",
      to: "active",
      seconds: 60,
    });
  });

  test("takes its words from what it refers to", () => {
    expect(property("{}", "number")?.unique).toBe(true);
  });

  test("is added to where a request body says so", () => {
    expect(property("{}", "tags")?.appends).toBe(true);
    expect(property("{}", "it")?.appends).toBe(false);
  });

  test("called timestamp is the time at which the row was made, unless it is no time or a client gives it", () => {
    expect(property("{}", "timestamp")?.stamp).toBe("created");
    const stampIn = (text: string): unknown =>
      compile(text).collections["orders"]?.properties["timestamp"]?.stamp;
    expect(stampIn(shop("{}").replace("at: {", "timestamp: {"))).toBeUndefined();
    expect(
      stampIn(shop("{}").replace("timestamp: { type: string, format: date-time }", "timestamp: {}")),
    ).toBeUndefined();
  });
});

describe("an issue, where it stands, is", () => {
  const at = "/components/schemas/Order/properties/it/x-counterfoil";

  test.each([
    [
      "{ lokup: customers.name }",
      "/lokup",
      /^Unknown word "lokup" in the x-counterfoil of a property; did you mean lookup\?$/,
    ],
    [
      "{ frobnicate: 1 }",
      "/frobnicate",
      /^Unknown word "frobnicate" .*; it knows lookup, list, count, join, value, /,
    ],
    ["5", "", /^x-counterfoil must be an object, but is 5$/],
    [
      "{ lookup: name, by: customerId }",
      "/lookup",
      /^lookup must name a property of a collection, such as accounts\.name, but is "name"$/,
    ],
    ["{ lookup: customers.name }", "/lookup", /^lookup needs either "by", .* or "where"/],
    [
      "{ lookup: custmers.name, by: customerId }",
      "/lookup",
      /^lookup names a collection .*, "custmers"; did you mean customers\?$/,
    ],
    [
      "{ lookup: customers.title, by: customerId }",
      "/lookup",
      /^lookup names a property of customers .*"title"; known are id, name, orderId$/,
    ],
    ["{ count: wagons }", "/count", /^count names a collection .*, "wagons"; known are orders, customers$/],
    ["{ list: customers, where: { orderdI: $row.id } }", "/where", /"orderdI" .*; did you mean orderId\?$/],
    [
      "{ count: customers, list: customers }",
      "/count",
      /^A property can follow from one thing only, but has both "list" and "count"/,
    ],
    ["{ by: customerId }", "/by", /^"by" says which rows .*; put it beside lookup$/],
    ["{ value: $now_and_then }", "/value", /^Cannot read "\$now_and_then" as a runtime expression/],
    ["{ join: name }", "/join", /^join must be a list of properties/],
    ["{ unique: yes please }", "/unique", /^unique must be true or false, but is "yes please"$/],
    [
      "{ moves: { from: a, to: b } }",
      "/moves",
      /^moves must say "from" what, "to" what and "after" how long/,
    ],
    [
      "{ moves: { from: a, to: b, after: 5s } }",
      "/moves",
      /^after must be an ISO 8601 duration such as PT5S, PT2M or P1D, but is "5s"$/,
    ],
  ])("%s", (words, word, message) => {
    expect(issuesOf(shop(words))).toEqual([[at + word, expect.stringMatching(message)]]);
  });

  test("a word in a schema that no row shows", () => {
    const text = shop("{}").replace("appends: true", "apends: true");
    expect(issuesOf(text)).toEqual([
      [
        "/components/schemas/Change/properties/tags/x-counterfoil/apends",
        expect.stringMatching(/did you mean appends\?$/),
      ],
    ]);
  });

  test("no collection that only worlds have, where an operation needs it", () => {
    const text = shop(
      "{ count: wagons }",
      "  /trains: { post: { operationId: makeTrain, x-counterfoil: { needs: [{ row: wagons, key: $request.query.w }] }, responses: {} } }",
    );
    expect(issuesOf(text)).toEqual([]);
  });

  test("nothing in examples and defaults, nor a property of that name", () => {
    const text = shop("{}").replace(
      "tags: { type: array }\n",
      "tags: { type: array, default: [{ x-counterfoil: 1 }], example: { x-counterfoil: 2 } }\n        x-counterfoil: {}\n",
    );
    expect(text).toContain("example");
    expect(issuesOf(text)).toEqual([]);
  });
});

describe("an operation that names what there is not is an issue:", () => {
  test.each([
    [
      "{ set: { customreId: 1 } }",
      "set",
      /"customreId" that no row of orders has; did you mean customerId\?$/,
    ],
    ["{ where: { custmerId: 1 } }", "where", /did you mean customerId\?$/],
    ["{ when: { timestmap: [a], else: 409 } }", "when", /did you mean timestamp\?$/],
    [
      "{ effect: read, of: ordres, key: 1 }",
      "of",
      /^of names a collection "ordres" that there is not; did you mean orders\?$/,
    ],
    ["{ needs: [{ row: custommers, key: 1 }] }", "needs", /did you mean customers\?$/],
    ["{ needs: [{ row: customers, key: 1, where: { ordreId: 1 } }] }", "needs", /did you mean orderId\?$/],
  ])("%s", (words, word, message) => {
    const text = shop("{}").replace(
      "operationId: readOrder,",
      `operationId: readOrder, x-counterfoil: ${words},`,
    );
    expect(issuesOf(text)).toEqual([
      [`/paths/~1orders~1{id}/get/x-counterfoil/${word}`, expect.stringMatching(message)],
    ]);
  });

  test.each(["{ set: { secret: 1, customers: 2, line1: 3 } }", "{ needs: [{ row: workspaces, key: 1 }] }"])(
    "%s may well be",
    (words) => {
      const text = shop("{}").replace(
        "operationId: readOrder,",
        `operationId: readOrder, x-counterfoil: ${words},`,
      );
      expect(issuesOf(text)).toEqual([]);
    },
  );
});
