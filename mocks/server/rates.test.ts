import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { createMock } from "./mock.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

const document = `
openapi: 3.1.0
info: { title: Notes, version: "1" }
x-counterfoil: { rates: [{ limit: 3, per: PT1M }, { limit: 2, per: PT10S }] }
security: [{ bearer: [] }]
paths:
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      responses:
        "200":
          description: One
          headers:
            RateLimit: { schema: { type: string } }
            RateLimit-Policy: { schema: { type: string } }
            X-RateLimit-Limit: { required: true, schema: { type: integer } }
            X-RateLimit-Remaining: { required: true, schema: { type: integer } }
            X-RateLimit-Reset: { required: true, schema: { type: integer } }
          content: { application/json: { schema: { type: object, properties: { id: { type: integer } } } } }
        "429":
          description: Too many
          content:
            application/json:
              schema: { type: object, required: [error], properties: { error: { type: string } } }
    delete:
      responses: { "204": { description: Gone } }
components:
  securitySchemes: { bearer: { type: http, scheme: bearer } }
`;
const key = { name: "full", tenant: "t", scopes: [], expiresAt: undefined, revoked: false, within: {} };
const world: World = {
  name: "notes",
  tenants: [{ id: "t", name: "t", rows: { notes: [{ id: 1 }] } }],
  keys: [
    { ...key, value: "one" },
    { ...key, name: "other", value: "two" },
  ],
};
const contract = contractOf(document);

const start = Date.parse("2026-04-02T12:00:00.000Z");
let now = start;
const begin = (): Trial => {
  now = start;
  return tryMock(contract, world, () => new Date(now));
};
const get = (trial: Trial, value = "one") => trial.ask("GET /notes/1", { key: value });

describe("rates", () => {
  test("hold each key to each of them, and say how long to wait", async () => {
    const trial = begin();
    expect((await get(trial)).status).toBe(200);
    expect((await get(trial)).status).toBe(200);
    const short = await get(trial);
    expect(short).toMatchObject({ status: 429, headers: { "retry-after": "10" }, deviations: [] });
    expect(short.json).toEqual({
      error: "Wait 10 seconds: a key may send at most 2 requests within 10 seconds",
    });
    now += 10_000;
    expect((await get(trial)).status).toBe(200);
    expect(await get(trial)).toMatchObject({ status: 429, headers: { "retry-after": "50" } });
    now += 49_999;
    expect((await get(trial)).status).toBe(429);
    now += 1;
    expect((await get(trial)).status).toBe(200);
    expect(trial.errors).toEqual([]);
  });

  test("count each key for itself, and only where 429 is documented", async () => {
    const trial = begin();
    for (let count = 0; count < 3; count += 1) await get(trial);
    expect((await get(trial)).status).toBe(429);
    expect((await get(trial, "two")).status).toBe(200);
    expect((await trial.ask("DELETE /notes/1", { key: "one" })).status).toBe(204);
  });

  test("come after the key and before the input", async () => {
    const trial = begin();
    for (let count = 0; count < 2; count += 1) await trial.ask("GET /notes/x", { key: "one" });
    expect((await trial.ask("GET /notes/x", { key: "wrong" })).status).toBe(401);
    expect((await trial.ask("GET /notes/x", { key: "one" })).status).toBe(429);
  });

  test("stand in the fields that the document has for them, on every answer", async () => {
    const trial = begin();
    const first = await get(trial);
    expect(first.deviations).toEqual([]);
    expect(first.headers).toMatchObject({
      ratelimit: '"per-60s";r=2;t=60, "per-10s";r=1;t=10',
      "ratelimit-policy": '"per-60s";q=3;w=60, "per-10s";q=2;w=10',
      "x-ratelimit-limit": "2",
      "x-ratelimit-remaining": "1",
      "x-ratelimit-reset": String(start / 1000 + 10),
    });
    expect((await trial.ask("GET /notes/7", { key: "one" })).headers["x-ratelimit-remaining"]).toBe("0");
    expect((await get(trial)).headers).toMatchObject({ "x-ratelimit-remaining": "0", "retry-after": "10" });
  });

  test("let exactly as many through as they may when all come at once", async () => {
    const trial = begin();
    const answers = await Promise.all(Array.from({ length: 200 }, () => get(trial)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(198);
  });

  test("can be switched off", async () => {
    const mock = createMock({ contract, world, rates: false });
    const headers = { authorization: "Bearer one" };
    for (let count = 0; count < 9; count += 1) {
      const { status } = await mock.handle({ method: "GET", path: "/notes/1", query: "", headers, body: "" });
      expect(status).toBe(200);
    }
  });
});
