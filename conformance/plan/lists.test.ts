import { describe, expect, test } from "vitest";
import { compileContract, parseDocument } from "../../spec/index.ts";
import type { Case } from "./case.ts";
import { plan } from "./plan.ts";

const document = `
openapi: 3.1.0
info: { title: Orders, version: "1" }
security: [{ key: [] }]
paths:
  /orders/find:
    get:
      operationId: findOrders
      parameters:
        - { name: q, in: query, required: true, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50, default: 10 } }
      x-counterfoil: { effect: list, of: orders, search: { by: $request.query.q, in: [title] } }
      responses: { "200": { $ref: "#/components/responses/Found" } }
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50, default: 10 } }
        - { name: state, in: query, schema: { enum: [open, done] } }
        - { name: tag, in: query, schema: { type: string } }
        - { name: created_after, in: query, schema: { type: string, format: date-time } }
        - { name: sort, in: query, schema: { enum: [title, -title, created] } }
      responses:
        "200": { $ref: "#/components/responses/Page" }
        "400": { description: No }
    post:
      operationId: createOrder
      security: []
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [kind, title]
              properties:
                kind: { enum: [parcel, letter] }
                title: { type: string }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  responses:
    Found: { description: Orders, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } } }
    Page:
      description: Orders
      content:
        application/json:
          schema:
            type: object
            properties: { data: { type: array, items: { $ref: "#/components/schemas/Order" } }, nextCursor: { type: string } }
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string, readOnly: true }
        title: { type: string }
        state: { enum: [open, done] }
        tags: { type: array, items: { type: string } }
        created_at: { type: string, format: date-time, readOnly: true }
`;

const contract = compileContract(parseDocument(document, "orders.yaml"));
const cases = plan(contract, 1);

function caseOf(id: string): Case {
  const found = cases.find((planned) => planned.id === id);
  if (found === undefined) throw new Error(`No case is called ${id}.`);
  return found;
}

describe("the plan for a search that must be given something to look for", () => {
  test("takes what to look for from the list without a search, and holds the hits against it", () => {
    const { steps, clauses } = caseOf("findOrders/search/own-title");
    expect(steps.map(({ operation }) => operation)).toEqual(["listOrders", "findOrders"]);
    expect(steps[1]?.query).toEqual({ q: { $step: "all", at: "/data/?title/title" }, limit: 50 });
    expect(clauses[0]?.check).toMatchObject({ rows: "", id: { at: "/data/?title/id" } });
    const subset = caseOf("findOrders/search/subset");
    expect(subset.steps.map(({ operation }) => operation)).toEqual([
      "createOrder",
      "listOrders",
      "findOrders",
    ]);
    expect(subset.clauses[0]?.check).toMatchObject({ rows: "", ofRows: "/data" });
  });

  test("is silent where there is no other list", () => {
    const { operations, collections } = contract;
    const alone = {
      ...contract,
      operations: operations.filter(({ id }) => id !== "listOrders"),
      collections,
    };
    const found = plan(alone, 1).find(({ id }) => id === "findOrders/search/own");
    expect(found?.silent).toBe("no operation lists what GET /orders/find searches without a search");
  });

  test("does not take it for the list of all orders", () => {
    const { steps } = caseOf("createOrder/created/list");
    expect(steps.map(({ operation }) => operation)).toEqual(["createOrder", "listOrders"]);
  });

  test("says of a list that shows only so many rows that it has no further pages", () => {
    expect(caseOf("findOrders/pages/whole").silent).toMatch(/none for further ones/);
  });
});

describe("the plan for filters", () => {
  test("takes a value from the list, and wants it in every row that is then shown", () => {
    const { steps, clauses } = caseOf("listOrders/filter/state");
    expect(steps.at(-1)?.query).toMatchObject({ state: { $step: "all", at: "/data/?state/state" } });
    expect(clauses.map(({ check }) => check)).toMatchObject([
      { kind: "every", property: "state", test: "equals" },
      { kind: "listed", present: true },
    ]);
  });

  test("takes an item where the property is a list, and a bound where the parameter is one", () => {
    const tag = caseOf("listOrders/filter/tag");
    expect(tag.steps.at(-1)?.query).toMatchObject({ tag: { $step: "all", at: "/data/?tags/tags/0" } });
    expect(tag.clauses[0]?.check).toMatchObject({ property: "tags", test: "includes" });
    const after = caseOf("listOrders/filter/created_after");
    expect(after.clauses[0]?.check).toMatchObject({ property: "created_at", test: "atLeast" });
  });
});

describe("the plan for orders", () => {
  test("wants what the document says, and either way round where it does not", () => {
    const direction = (id: string): unknown => caseOf(id).clauses[0]?.check;
    expect(direction("listOrders/sort/title")).toMatchObject({ property: "title", direction: "rising" });
    expect(direction("listOrders/sort/-title")).toMatchObject({ property: "title", direction: "falling" });
    expect(direction("listOrders/sort/created")).toMatchObject({ property: "created_at", direction: "" });
  });
});

test("a cursor that no page has given is refused, where the document has a refusal", () => {
  const { steps, clauses } = caseOf("listOrders/pages/unknown-cursor");
  expect(steps.at(-1)?.query).toEqual({ cursor: "counterfoil-has-no-such-page" });
  expect(clauses[0]?.check).toMatchObject({ kind: "status", of: ["400"] });
});

test("tenants cannot be told apart where rows are made without a key", () => {
  expect(caseOf("listOrders/tenant/not-listed").silent).toBe(
    "the document asks for no key for POST /orders, so tenants cannot be told apart",
  );
});
