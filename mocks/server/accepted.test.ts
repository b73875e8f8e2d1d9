import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

const document = `
openapi: 3.1.0
info: { title: Reports, version: "1" }
servers: [{ url: "https://reports.example/v2" }]
paths:
  /reports/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { "200": { description: One, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } } } }
    delete: { responses: { "202": { description: Begun, headers: { Location: { schema: { type: string } } } } } }
  /reports/{id}/render:
    post:
      operationId: render
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "202":
          description: Begun
          content: { application/json: { schema: { type: object, required: [jobId], properties: { jobId: { type: string } } } } }
          links: { job: { operationId: getJob, parameters: { jobId: "$response.body#/jobId" } } }
  /exports:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { kind: { type: string } } } } } }
      responses:
        "202": { description: Begun, headers: { Location: { schema: { type: string } } }, content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } } }
  /exports/{exportId}:
    get:
      parameters: [{ name: exportId, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } } } }
  /jobs:
    get: { responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Job" } } } } } } }
  /jobs/{jobId}:
    get:
      operationId: getJob
      parameters: [{ name: jobId, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Job" } } } } }
components:
  schemas:
    Job:
      type: object
      required: [id, status]
      properties:
        id: { type: string, format: uuid }
        status: { type: string, enum: [queued, running, done] }
`;
const world: World = {
  name: "reports",
  tenants: [{ id: "t", name: "t", rows: { reports: [{ id: "a" }] } }],
  keys: [],
};
const begin = (): Trial => tryMock(contractOf(document), world);

describe("an operation whose only success is 202", () => {
  test("does at once what it does, and Location leads to a job that is done", async () => {
    const trial = begin();
    const { status, headers } = await trial.ask("DELETE /v2/reports/a");
    expect(status).toBe(202);
    expect(headers["location"]).toMatch(/^\/v2\/jobs\/[0-9a-f-]{36}$/);
    expect((await trial.ask("GET /v2/reports/a")).status).toBe(404);
    const job = await trial.ask(`GET ${headers["location"]}`);
    expect(job.json).toEqual({ id: headers["location"]?.slice(9), status: "done" });
    expect((await trial.ask("GET /v2/jobs")).json).toEqual([job.json]);
  });

  test("names its job where the reply's Link looks for it", async () => {
    const trial = begin();
    const { json, headers } = await trial.ask("POST /v2/reports/a/render");
    const { jobId } = json as { jobId: string };
    expect(headers).not.toHaveProperty("location");
    expect((await trial.ask(`GET /v2/jobs/${jobId}`)).json).toEqual({ id: jobId, status: "done" });
  });

  test("that makes such a row itself makes no other", async () => {
    const trial = begin();
    const { status, json, headers } = await trial.ask("POST /v2/exports", { json: { kind: "csv" } });
    const { id } = json as { id: string };
    expect(status).toBe(202);
    expect(json).toEqual({ id, status: "done" });
    expect(headers["location"]).toBe(`/v2/exports/${id}`);
    expect((await trial.ask("GET /v2/jobs")).json).toEqual([]);
  });

  test("that is refused begins nothing", async () => {
    const trial = begin();
    expect((await trial.ask("DELETE /v2/reports/zzz")).status).toBe(404);
    expect((await trial.ask("GET /v2/jobs")).json).toEqual([]);
  });
});
