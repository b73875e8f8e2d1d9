import { describe, expect, test } from "vitest";
import type { Happening, Webhook } from "./contract.ts";
import { compile, issuesOf } from "./shop.test-data.ts";
import { compileTemplate } from "./template.ts";

function shop(name: string, words = "{}"): string {
  return `
paths:
  /pets/{id}: { get: { operationId: readPet, responses: ${shows("Pet")} } }
  /orders/{id}: { get: { operationId: readOrder, responses: ${shows("Order")} } }
webhooks:
  '${name}':
    post: { x-counterfoil: ${words}, requestBody: { content: { text/plain: {}, application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, responses: {} }
components:
  schemas:
    Pet: { type: object, required: [id, secret], properties: { id: { type: string, readOnly: true }, secret: { type: string, writeOnly: true } } }
    Order: { type: object, properties: { id: {}, status: { type: string, enum: [open, shipped, in_transit] } } }
`;
}

function shows(name: string): string {
  return `{ 200: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/${name}' } } } } }`;
}

function webhook(name: string, words?: string): Webhook {
  const [only] = compile(shop(name, words)).webhooks;
  if (!only) throw new Error("No webhook");
  return only;
}

describe("a webhook", () => {
  test("has its name, its method, and a body that is judged as answers are", () => {
    const { method, content, pointer } = webhook("hello");
    expect({ method, pointer }).toEqual({ method: "POST", pointer: "/webhooks/hello/post" });
    expect(content?.mediaType).toBe("application/json");
    expect(content?.schema.judge({ id: "a" })).toEqual([]);
    expect(content?.schema.judge({}).map(({ keyword }) => keyword)).toEqual(["required"]);
  });

  test.each<[name: string, of: string, kind: Happening["kind"]]>([
    ["pet.created", "pets", "created"],
    ["petDeleted", "pets", "removed"],
    ["pets_updated", "pets", "changed"],
    ["newPet", "pets", "created"],
    ["on-pet-removed", "pets", "removed"],
    ["shop.order.modified", "orders", "changed"],
  ])("called %s tells of %s %s", (name, of, kind) => {
    expect(webhook(name).on).toEqual({ of, kind, when: {} });
  });

  test("called by a status tells of rows that have come to it", () => {
    expect(webhook("order.shipped").on).toMatchObject({
      of: "orders",
      kind: "changed",
      when: { status: { schema: { enum: ["shipped"] } } },
    });
  });

  test.each(["hello", "pet.walked", "wagon.created", "created", "order.lost"])(
    "called %s tells of nothing that is known",
    (name) => {
      expect(webhook(name).on).toBeUndefined();
    },
  );

  test("says itself what it tells of, when, and with what body", () => {
    const said = webhook(
      "pet.created",
      "{ on: { changed: orders, when: { status: [open] } }, body: { id: $row.id, tenant: $tenant.id } }",
    );
    expect(said.on).toMatchObject({
      of: "orders",
      kind: "changed",
      when: { status: { schema: { enum: ["open"] } } },
    });
    expect(said.body).toEqual(compileTemplate({ id: "$row.id", tenant: "$tenant.id" }));
    expect(webhook("pet.created", "{ on: false }").on).toBeUndefined();
  });

  test.each([
    ["{ onn: 1 }", "/onn", /^Unknown word "onn" in the x-counterfoil of a webhook; did you mean on\?$/],
    ["{ on: { born: pets } }", "/on", /^"on" must say what happens to the rows of which collection/],
    ["{ on: { created: pet } }", "/on", /^"on" names a collection "pet" .*; did you mean pets\?$/],
    ["{ on: { created: wagons } }", "/on", /; known are pets, orders$/],
    ["{ on: { created: orders, when: { sttaus: [open] } } }", "/on", /did you mean status\?$/],
    ["{ body: $nothing }", "/body", /^Cannot read "\$nothing" as a runtime expression/],
    ["[]", "", /^x-counterfoil must be an object, but is \[\]$/],
  ])("%s is an issue", (words, word, message) => {
    expect(issuesOf(shop("pet.created", words))).toEqual([
      [`/webhooks/pet.created/post/x-counterfoil${word}`, expect.stringMatching(message)],
    ]);
  });
});

test("a callback goes to the address that the request gave", () => {
  const { operations } = compile(`
paths:
  /subscriptions:
    post:
      operationId: subscribe
      responses: {}
      callbacks:
        told:
          'https://hooks.example/{$request.body#/name}': { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: {} } }
          $request.query.url: { put: { responses: {} } }
`);
  expect(operations[0]?.callbacks).toMatchObject([
    {
      name: "told",
      method: "POST",
      url: compileTemplate("https://hooks.example/{$request.body#/name}"),
      content: { mediaType: "application/json" },
    },
    { name: "told", method: "PUT", url: compileTemplate("$request.query.url"), content: undefined },
  ]);
});

test("an address of a callback that cannot be read is an issue", () => {
  const issues = issuesOf(
    "paths: { /a: { post: { responses: {}, callbacks: { told: { $nowhere: { post: { responses: {} } } } } } } }",
  );
  expect(issues).toEqual([
    ["/paths/~1a/post/callbacks/told/$nowhere", expect.stringMatching(/^Cannot read "\$nowhere"/)],
  ]);
});
