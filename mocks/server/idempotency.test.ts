import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

const document = `
openapi: 3.1.0
info: { title: Payments, version: "1" }
security: [{ bearer: [] }]
paths:
  /payments:
    get:
      responses:
        "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Payment" } } } } }
    post:
      parameters: [{ name: Idempotency-Key, in: header, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/New" } } } }
      responses:
        "201":
          description: Created
          headers: { Location: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Payment" } } }
  /refunds:
    post:
      parameters: [{ name: idempotency-key, in: header, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/New" } } } }
      responses:
        "201": { description: Created, content: { application/json: { schema: { $ref: "#/components/schemas/Payment" } } } }
        "409": { description: Another request had that key }
  /payments/{id}/open:
    post:
      x-counterfoil: { effect: merge, of: payments, key: $request.path.id, set: { note: again } }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Open, content: { application/json: { schema: { $ref: "#/components/schemas/Payment" } } } }
components:
  securitySchemes: { bearer: { type: http, scheme: bearer } }
  schemas:
    New: { type: object, required: [amount], properties: { amount: { type: integer, minimum: 1 }, note: { type: string } } }
    Payment:
      type: object
      required: [id, amount, created_at]
      properties:
        id: { type: string, format: uuid }
        amount: { type: integer }
        note: { type: string }
        created_at: { type: string, format: date-time }
`;
const key = { name: "full", scopes: [], expiresAt: undefined, revoked: false, within: {} };
const world: World = {
  name: "payments",
  tenants: [
    { id: "t1", name: "first", rows: {} },
    { id: "t2", name: "second", rows: {} },
  ],
  keys: [
    { ...key, tenant: "t1", value: "one" },
    { ...key, tenant: "t2", value: "two" },
  ],
};

let now = 0;
const begin = (): Trial => {
  now = Date.parse("2026-04-02T12:00:00.000Z");
  return tryMock(contractOf(document), world, () => new Date(now));
};
const pay = (trial: Trial, idempotencyKey: string, amount: number, path = "/payments", value = "one") =>
  trial.ask(`POST ${path}`, {
    key: value,
    json: { amount },
    headers: { "idempotency-key": idempotencyKey },
  });
const count = async (trial: Trial): Promise<number> => {
  const { json } = await trial.ask("GET /payments", { key: "one" });
  return Array.isArray(json) ? json.length : -1;
};

describe("an Idempotency-Key", () => {
  test("gives the same answer again, to the octet, and nothing is done twice", async () => {
    const trial = begin();
    const first = await pay(trial, "k", 5);
    expect(first).toMatchObject({ status: 201, deviations: [] });
    now += 3_600_000;
    const { id } = first.json as { id: string };
    await trial.ask(`POST /payments/${id}/open`, { key: "one" });
    expect(await pay(trial, "k", 5)).toEqual(first);
    expect(await count(trial)).toBe(1);
  });

  test("does so when all come at once", async () => {
    const trial = begin();
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(trial, "k", 5)));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await count(trial)).toBe(1);
  });

  test("with another body is refused: 422, or what the document has for it", async () => {
    const trial = begin();
    await pay(trial, "k", 5);
    const other = await pay(trial, "k", 6);
    expect(other.status).toBe(422);
    expect(other.body).toContain("Idempotency-Key must be new for another request");
    await pay(trial, "k", 5, "/refunds");
    expect((await pay(trial, "k", 6, "/refunds")).status).toBe(409);
    expect(await count(trial)).toBe(1);
  });

  test("is one tenant's and one operation's own", async () => {
    const trial = begin();
    const { json } = await pay(trial, "k", 5);
    expect((await pay(trial, "k", 6, "/payments", "two")).status).toBe(201);
    expect((await pay(trial, "k", 7, "/refunds")).status).toBe(201);
    expect((await trial.ask("GET /payments", { key: "one" })).json).toEqual([json]);
  });

  test("that was refused may be used again", async () => {
    const trial = begin();
    expect((await pay(trial, "k", 0)).status).toBe(400);
    expect((await pay(trial, "k", 5)).status).toBe(201);
  });

  test("is forgotten after a day", async () => {
    const trial = begin();
    await pay(trial, "k", 5);
    now += 24 * 3_600_000 - 1;
    expect((await pay(trial, "k", 6)).status).toBe(422);
    now += 1;
    expect((await pay(trial, "k", 6)).status).toBe(201);
    expect(await count(trial)).toBe(2);
  });

  test("that is required and missing is refused like any input", async () => {
    const { status, body } = await begin().ask("POST /refunds", { key: "one", json: { amount: 1 } });
    expect(status).toBe(400);
    expect(body).toContain("idempotency-key is required");
  });

  test("where it is optional and missing, each request is its own", async () => {
    const trial = begin();
    for (let time = 0; time < 2; time += 1)
      await trial.ask("POST /payments", { key: "one", json: { amount: 1 } });
    expect(await count(trial)).toBe(2);
  });
});
