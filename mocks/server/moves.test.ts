import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

const document = `
openapi: 3.1.0
info: { title: Machines, version: "1" }
paths:
  /machines:
    get:
      parameters: [{ name: q, in: query, schema: { type: string } }]
      x-counterfoil: { search: { by: $request.query.q, in: [status] } }
      responses:
        "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Machine" } } } } }
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { "201": { $ref: "#/components/responses/One" } }
  /machines/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { "200": { $ref: "#/components/responses/One" } } }
    patch:
      requestBody: { content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { "200": { $ref: "#/components/responses/One" } }
    delete: { responses: { "204": { description: Gone } } }
  /machines/{id}/restart:
    post:
      x-counterfoil: { effect: merge, of: machines, key: $request.path.id, set: { status: starting } }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { $ref: "#/components/responses/One" } }
  /machines/{id}/stop:
    post:
      x-counterfoil: { effect: merge, of: machines, key: $request.path.id, set: { status: stopped } }
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { $ref: "#/components/responses/One" } }
components:
  responses:
    One: { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Machine" } } } }
  schemas:
    Machine:
      type: object
      required: [id, status, updated_at]
      properties:
        id: { type: string }
        name: { type: string }
        status:
          type: string
          enum: [running, stopped, starting]
          x-counterfoil: { moves: { from: starting, to: running, after: PT5S } }
        updated_at: { type: string, format: date-time }
`;
const old = "2026-01-01T00:00:00.000Z";
const world: World = {
  name: "machines",
  tenants: [
    {
      id: "t",
      name: "t",
      rows: {
        machines: [
          { id: "a", name: "A", status: "running", updated_at: old },
          { id: "grown", name: "Grown", status: "starting", updated_at: old },
        ],
      },
    },
  ],
  keys: [],
};

const contract = contractOf(document);
const start = Date.parse("2026-04-02T12:00:00.000Z");
let now = start;
const begin = (): Trial => {
  now = start;
  return tryMock(contract, world, () => new Date(now));
};
const status = async (trial: Trial, id = "a") =>
  ((await trial.ask(`GET /machines/${id}`)).json as { status: string }).status;

describe("a property that passes on by itself", () => {
  test("does so when its time has come, not before, and stamps the moment", async () => {
    const trial = begin();
    await trial.ask("POST /machines/a/restart");
    now += 4999;
    expect(await status(trial)).toBe("starting");
    now += 1;
    expect(await status(trial)).toBe("running");
    now += 60_000;
    const { json } = await trial.ask("GET /machines/a");
    expect(json).toMatchObject({ status: "running", updated_at: "2026-04-02T12:00:05.000Z" });
    expect(trial.errors).toEqual([]);
  });

  test("is seen by lists and their searches", async () => {
    const trial = begin();
    await trial.ask("POST /machines/a/restart");
    const starting = async () => ((await trial.ask("GET /machines?q=starting")).json as unknown[]).length;
    expect(await starting()).toBe(2);
    now += 5000;
    expect(await starting()).toBe(1);
  });

  test("begins with a new row", async () => {
    const trial = begin();
    const { json } = await trial.ask("POST /machines", { json: { name: "New" } });
    expect(json).toMatchObject({ status: "starting" });
    now += 5000;
    expect(await status(trial, (json as { id: string }).id)).toBe("running");
  });

  test("stays in a row that was so in the beginning, whatever else of it changes", async () => {
    const trial = begin();
    await trial.ask("PATCH /machines/grown", { json: { name: "Still" } });
    now += 60_000;
    expect(await status(trial, "grown")).toBe("starting");
  });

  test("is not put off by a write that leaves it as it is, but by one that begins it anew", async () => {
    const trial = begin();
    await trial.ask("POST /machines/a/restart");
    now += 3000;
    await trial.ask("PATCH /machines/a", { json: { name: "B" } });
    await trial.ask("POST /machines/a/restart");
    now += 2000;
    expect(await status(trial)).toBe("running");
    await trial.ask("POST /machines/a/restart");
    now += 3000;
    await trial.ask("POST /machines/a/stop");
    await trial.ask("POST /machines/a/restart");
    now += 2000;
    expect(await status(trial)).toBe("starting");
    now += 3000;
    expect(await status(trial)).toBe("running");
  });

  test("does nothing to a row that has gone another way, or is gone", async () => {
    const trial = begin();
    await trial.ask("POST /machines/a/restart");
    await trial.ask("POST /machines/a/stop");
    const { json } = await trial.ask("POST /machines");
    const { id } = json as { id: string };
    await trial.ask(`DELETE /machines/${id}`);
    now += 5000;
    expect(await status(trial)).toBe("stopped");
    expect((await trial.ask(`GET /machines/${id}`)).status).toBe(404);
    expect(trial.errors).toEqual([]);
  });

  test("happens to all rows in the order of their moments", async () => {
    const trial = begin();
    await trial.ask("POST /machines/a/restart");
    now += 1000;
    const { json } = await trial.ask("POST /machines");
    now += 10_000;
    const rows = (await trial.ask("GET /machines")).json as { id: string; updated_at: string }[];
    expect(rows.map(({ updated_at }) => updated_at)).toEqual([
      "2026-04-02T12:00:05.000Z",
      old,
      "2026-04-02T12:00:06.000Z",
    ]);
    expect(rows[2]?.id).toBe((json as { id: string }).id);
  });
});
