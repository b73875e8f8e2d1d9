import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { contractOf, tryMock, type Answered, type Trial } from "./trial.suite.ts";

const document = `
openapi: 3.1.0
info: { title: Pages, version: "1" }
paths:
  /pages:
    get:
      responses:
        "200": { description: All, headers: { ETag: { schema: { type: string } } }, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Page" } } } } }
    post:
      parameters: [{ name: If-None-Match, in: header, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string }, text: { type: string } } } } } }
      responses:
        "201": { $ref: "#/components/responses/Tagged" }
        "409": { description: There already }
        "412": { description: There already }
  /pages/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      parameters: [{ name: If-None-Match, in: header, schema: { type: string } }]
      responses:
        "200": { $ref: "#/components/responses/Tagged" }
        "304": { description: As you have it }
    put:
      parameters: [{ name: If-Match, in: header, schema: { type: string } }, { name: If-None-Match, in: header, schema: { type: string } }]
      requestBody: { $ref: "#/components/requestBodies/Text" }
      responses:
        "200": { description: "Said shortly", headers: { ETag: { required: true, schema: { type: string } } }, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }
        "412": { description: Changed since, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
    patch:
      parameters: [{ name: If-Match, in: header, required: true, schema: { type: string } }]
      requestBody: { $ref: "#/components/requestBodies/Text" }
      responses:
        "200": { $ref: "#/components/responses/Tagged" }
        "412": { description: Changed since }
        "428": { description: Say what you have seen }
    delete:
      parameters: [{ name: If-Match, in: header, required: true, schema: { type: string } }]
      responses: { "204": { description: Gone } }
  /pages/{id}/print:
    post:
      x-counterfoil: { effect: merge, of: pages, key: $request.path.id, set: { printed: true } }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: If-Match, in: header, schema: { type: string } }]
      responses: { "200": { description: Done, headers: { ETag: { schema: { type: string } } } } }
  /plain/{id}:
    get:
      x-counterfoil: { effect: read, of: pages, key: $request.path.id }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }
  /dated/{id}:
    get:
      x-counterfoil: { effect: read, of: pages, key: $request.path.id }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One, headers: { Last-Modified: { required: true, schema: { type: string } } }, content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } } } }
components:
  requestBodies:
    Text: { content: { application/json: { schema: { type: object, properties: { text: { type: string } } } } } }
  responses:
    Tagged:
      description: One
      headers: { ETag: { required: true, schema: { type: string } } }
      content: { application/json: { schema: { $ref: "#/components/schemas/Page" } } }
  schemas:
    Page:
      type: object
      properties: { id: { type: string }, text: { type: string }, printed: { type: boolean }, updated_at: { type: string, format: date-time } }
`;
const page = { id: "a", text: "one", printed: false, updated_at: "2026-01-01T00:00:00.000Z" };
const world: World = {
  name: "pages",
  tenants: [{ id: "t", name: "t", rows: { pages: [page, { ...page, id: "b" }] } }],
  keys: [],
};
const contract = contractOf(document);
const begin = (): Trial => tryMock(contract, world);
const tag = async (trial: Trial, id = "a"): Promise<string> =>
  (await trial.ask(`GET /pages/${id}`)).headers["etag"] ?? "";
const change = (trial: Trial, method: string, headers: Record<string, string>): Promise<Answered> =>
  trial.ask(`${method} /pages/a`, { json: { text: "two" }, headers });

describe("an ETag", () => {
  test("is strong, stays while the representation does, and differs where it differs", async () => {
    const trial = begin();
    const first = await tag(trial);
    expect(first).toMatch(/^"[0-9a-f]{16}"$/);
    expect(await tag(trial)).toBe(first);
    expect(await tag(trial, "b")).not.toBe(first);
  });

  test("that a write tells is the one that a read then shows, however short the write's answer is", async () => {
    const trial = begin();
    const before = await tag(trial);
    const { headers, json, deviations } = await change(trial, "PUT", {});
    expect(json).toEqual({ id: "a" });
    expect(deviations).toEqual([]);
    expect(headers["etag"]).not.toBe(before);
    expect(headers["etag"]).toBe(await tag(trial));
    const made = await trial.ask("POST /pages", { json: { text: "new" } });
    const { id } = made.json as { id: string };
    expect(made.headers["etag"]).toBe(await tag(trial, id));
    const printed = await trial.ask("POST /pages/a/print");
    expect(printed.headers["etag"]).toBe(await tag(trial));
  });

  test("is sent by lists too, and only where the document has it", async () => {
    const trial = begin();
    const before = (await trial.ask("GET /pages")).headers["etag"];
    await change(trial, "PUT", {});
    expect((await trial.ask("GET /pages")).headers["etag"]).not.toBe(before);
    expect((await trial.ask("GET /plain/a")).headers).not.toHaveProperty("etag");
  });
});

describe("If-None-Match", () => {
  test("on a read answers 304 without a body as long as nothing has changed", async () => {
    const trial = begin();
    const seen = await tag(trial);
    const headers = { "if-none-match": `"other", W/${seen}` };
    const same = await trial.ask("GET /pages/a", { headers });
    expect(same).toMatchObject({ status: 304, body: "", headers: { etag: seen }, deviations: [] });
    expect(same.headers).not.toHaveProperty("content-type");
    expect((await trial.ask("HEAD /pages/a", { headers })).status).toBe(304);
    await change(trial, "PUT", {});
    expect((await trial.ask("GET /pages/a", { headers })).status).toBe(200);
    expect((await trial.ask("GET /pages/zzz", { headers })).status).toBe(404);
  });

  test("means nothing where the document has no tags", async () => {
    const { status } = await begin().ask("GET /plain/a", { headers: { "if-none-match": "*" } });
    expect(status).toBe(200);
  });

  test("* on a write is refused where the row is there", async () => {
    const trial = begin();
    const headers = { "if-none-match": "*" };
    expect((await change(trial, "PUT", headers)).status).toBe(412);
    expect((await trial.ask("POST /pages", { json: { id: "a" }, headers })).status).toBe(412);
    expect((await trial.ask("POST /pages", { json: { id: "a" } })).status).toBe(409);
    expect((await trial.ask("POST /pages", { json: { id: "c" }, headers })).status).toBe(201);
    expect((await trial.ask("GET /pages/a")).json).toEqual(page);
  });
});

describe("If-Match", () => {
  test("lets through who has seen what is there, and nobody else", async () => {
    const trial = begin();
    const seen = await tag(trial);
    expect((await change(trial, "PUT", { "if-match": `"zzz", ${seen}` })).status).toBe(200);
    const late = await change(trial, "PUT", { "if-match": seen });
    expect(late).toMatchObject({ status: 412, deviations: [] });
    expect(late.json).toEqual({
      error: `If-Match must name what is there, but it is ${seen} and the ETag is ${await tag(trial)}`,
    });
    expect((await change(trial, "PUT", { "if-match": "*" })).status).toBe(200);
    expect((await change(trial, "PUT", { "if-match": `W/${await tag(trial)}` })).status).toBe(412);
  });

  test("lets only one of two through who have seen the same", async () => {
    const trial = begin();
    const headers = { "if-match": await tag(trial) };
    const both = await Promise.all([change(trial, "PATCH", headers), change(trial, "PUT", headers)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test("holds for an action on the row, and for removing it", async () => {
    const trial = begin();
    const stale = { "if-match": '"stale"' };
    expect((await trial.ask("POST /pages/a/print", { headers: stale })).status).toBe(412);
    expect((await trial.ask("DELETE /pages/a", { headers: stale })).status).toBe(412);
    const fresh = { "if-match": await tag(trial) };
    expect((await trial.ask("DELETE /pages/a", { headers: fresh })).status).toBe(204);
  });

  test("is asked only where all else is well", async () => {
    const { status } = await begin().ask("DELETE /pages/zzz", { headers: { "if-match": "*" } });
    expect(status).toBe(404);
  });

  test("that is required and missing is 428 where the document has that, else 400", async () => {
    const trial = begin();
    expect((await change(trial, "PATCH", {})).status).toBe(428);
    expect((await trial.ask("DELETE /pages/a")).status).toBe(400);
    const wrong = await trial.ask("PATCH /pages/a", { json: { text: 1 } });
    expect(wrong.status).toBe(400);
  });
});

describe("Last-Modified", () => {
  test("is when the row was last changed, and who has seen it since is told so", async () => {
    const trial = begin();
    const { headers, deviations } = await trial.ask("GET /dated/a");
    expect(headers["last-modified"]).toBe("Thu, 01 Jan 2026 00:00:00 GMT");
    expect(deviations).toEqual([]);
    const since = { "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT" };
    expect(await trial.ask("GET /dated/a", { headers: since })).toMatchObject({ status: 304, body: "" });
    expect((await trial.ask("GET /plain/a", { headers: since })).status).toBe(200);
    await change(trial, "PUT", {});
    const changed = await trial.ask("GET /dated/a", { headers: since });
    expect(changed.status).toBe(200);
    expect(changed.headers["last-modified"]).toBe("Thu, 02 Apr 2026 12:00:00 GMT");
  });
});
