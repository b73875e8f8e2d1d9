import { describe, expect, test } from "vitest";
import { compile, issuesOf } from "./shop.test-data.ts";
import { compileTemplate } from "./template.ts";

/** Orders, and the customers whose they are. */
function shop(words: string, method = "post"): string {
  const body = (name: string): string =>
    `content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } }`;
  return `
paths:
  /orders: { ${method}: { operationId: order, x-counterfoil: ${words}, responses: { 201: { description: ok, ${body("Order")} } } } }
  /orders/{id}: { get: { operationId: readOrder, responses: { 200: { description: ok, ${body("Order")} } } } }
  /customers/{uuid}: { get: { operationId: readCustomer, responses: { 200: { description: ok, ${body("Customer")} } } } }
components:
  schemas:
    Order: { type: object, properties: { id: {}, customerId: {}, customerName: {} } }
    Customer: { type: object, properties: { uuid: {}, name: {}, email: {} } }
`;
}

describe("finds", () => {
  test("says which row a new one goes with, and what it gets of it", () => {
    const email = "$request.body#/email";
    const words = `{ finds: [{ row: customers, unless: $request.body#/id, where: { email: ${email} }, make: { email: ${email} }, as: customerId }] }`;
    const [order] = compile(shop(words)).operations;
    expect(order?.effect).toMatchObject({
      kind: "create",
      finds: [
        {
          row: "customers",
          unless: [compileTemplate("$request.body#/id")],
          where: { email: compileTemplate(email) },
          make: { email: compileTemplate(email) },
          as: { customerId: compileTemplate("$row.uuid") },
        },
      ],
    });
  });

  test("fills several properties, and stands aside for any of several values", () => {
    const words =
      "{ finds: [{ row: customers, unless: [$request.query.a, $request.query.b], where: {}, make: {}, as: { customerName: $row.name } }] }";
    const [order] = compile(shop(words)).operations;
    expect(order?.effect).toMatchObject({
      finds: [
        {
          unless: [compileTemplate("$request.query.a"), compileTemplate("$request.query.b")],
          as: { customerName: compileTemplate("$row.name") },
        },
      ],
    });
  });

  test.each([
    ["{ finds: { row: customers } }", "", /^finds must be a list, but is /],
    ["{ finds: [{ row: customers }] }", "/0", /^finds must say which "row" of what collection/],
    [
      "{ finds: [{ row: customers, wher: {} }] }",
      "/0",
      /^Unknown word "wher" in finds; it knows row, unless, where/,
    ],
    [
      "{ finds: [{ row: customers, where: { email: $body }, make: {}, as: customerId }] }",
      "/0",
      /^Cannot read "\$body" as a runtime expression/,
    ],
    ["{ finds: [{ row: custmers, where: {}, make: {}, as: customerId }] }", "", /did you mean customers\?$/],
    [
      "{ finds: [{ row: customers, where: { emial: 1 }, make: {}, as: customerId }] }",
      "",
      /did you mean email\?$/,
    ],
    ["{ finds: [{ row: customers, where: {}, make: {}, as: custmerId }] }", "", /did you mean customerId\?$/],
  ])("%s: an issue", (words, at, message) => {
    expect(issuesOf(shop(words))).toEqual([
      [`/paths/~1orders/post/x-counterfoil/finds${at}`, expect.stringMatching(message)],
    ]);
  });

  test("belongs to what creates", () => {
    const words = "{ effect: list, finds: [{ row: customers, where: {}, make: {}, as: customerId }] }";
    expect(issuesOf(shop(words, "get"))).toEqual([
      ["/paths/~1orders/get/x-counterfoil/finds", expect.stringMatching(/but this one's effect is list$/)],
    ]);
  });
});
