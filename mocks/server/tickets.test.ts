import { describe, expect, test } from "vitest";
import type { World } from "../../fixtures/index.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

/** A small service of another kind: whole numbers as ids, a collection below a row, PUT, envelopes, two schemes. */
const document = `
openapi: 3.1.0
info: { title: Tickets, version: "1" }
paths:
  /projects:
    get:
      operationId: listProjects
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
        - { name: per_page, in: query, schema: { type: integer, default: 2, maximum: 5 } }
      responses:
        "200":
          description: Projects
          content:
            application/vnd.tickets+json:
              schema:
                type: object
                required: [success, data, meta]
                properties:
                  success: { const: true }
                  data: { type: array, items: { $ref: "#/components/schemas/Project" } }
                  meta: { type: object, required: [total], properties: { total: { type: integer } } }
    post:
      operationId: createProject
      security: [{ basic: [] }, { token: [], tenant: [] }]
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/ProjectFields" } } }
      responses:
        "200": { description: Not this }
        "201":
          description: Created
          headers: { Location: { required: true, schema: { type: string } }, X-Trace: { required: true, schema: { const: t } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Project" } } }
  /projects/{projectId}:
    get:
      operationId: getProject
      parameters: [{ $ref: "#/components/parameters/projectId" }]
      responses:
        "200":
          description: One
          content: { application/json: { schema: { $ref: "#/components/schemas/Project" } } }
    put:
      operationId: replaceProject
      parameters: [{ $ref: "#/components/parameters/projectId" }]
      requestBody:
        content: { application/json: { schema: { $ref: "#/components/schemas/ProjectFields" } } }
      responses:
        "200":
          description: Replaced
          content: { application/json: { schema: { $ref: "#/components/schemas/Project" } } }
        "422":
          description: Invalid
          content:
            application/problem+json:
              schema:
                type: object
                required: [title, status, errors]
                properties:
                  title: { type: string }
                  status: { type: integer }
                  errors:
                    type: array
                    items:
                      type: object
                      required: [field, message]
                      properties: { field: { type: string }, message: { type: string } }
  /projects/{projectId}/close:
    post:
      operationId: closeProject
      x-counterfoil:
        effect: merge
        of: projects
        key: $request.path.projectId
        when: { state: [open] }
        set: { state: closed }
      parameters: [{ $ref: "#/components/parameters/projectId" }]
      responses:
        "200":
          description: Closed
          content: { application/json: { schema: { $ref: "#/components/schemas/Project" } } }
  /projects/{projectId}/tickets:
    parameters: [{ $ref: "#/components/parameters/projectId" }]
    get:
      operationId: listTickets
      parameters: [{ name: cursor, in: query, schema: { type: string } }, { name: limit, in: query, schema: { type: integer, default: 2 } }]
      responses:
        "200":
          description: Tickets
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Ticket" } }
                  nextCursor: { type: string }
    post:
      operationId: createTicket
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [subject], properties: { subject: { type: string } } }
      responses:
        "201":
          description: Created
          content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
  /projects/{projectId}/tickets/{ticketId}:
    parameters: [{ $ref: "#/components/parameters/projectId" }, { name: ticketId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getTicket
      responses:
        "200":
          description: One
          content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
    delete:
      operationId: deleteTicket
      responses: { "204": { description: Gone } }
  /health:
    get:
      operationId: health
      x-counterfoil: { effect: none }
      responses:
        "200": { description: Well, content: { application/json: { schema: { type: object }, example: { up: true } } } }
components:
  securitySchemes:
    basic: { type: http, scheme: basic }
    token: { type: apiKey, in: header, name: X-Token }
    tenant: { type: apiKey, in: query, name: tenant }
  parameters:
    projectId: { name: projectId, in: path, required: true, schema: { type: integer } }
  schemas:
    ProjectFields:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 2, x-counterfoil: { unique: true } }
        state: { type: string, default: open }
        note: { type: [string, "null"] }
        secret: { type: string, writeOnly: true }
    Project:
      allOf:
        - $ref: "#/components/schemas/ProjectFields"
        - type: object
          required: [id, state, rank, note, created_at, updated_at]
          properties:
            id: { type: integer, readOnly: true }
            rank: { type: integer, minimum: 1, readOnly: true }
            created_at: { type: string, format: date-time, readOnly: true }
            updated_at: { type: string, format: date-time, readOnly: true }
    Ticket:
      type: object
      required: [id, subject]
      properties: { id: { type: string, readOnly: true }, subject: { type: string } }
`;

const moment = "2026-01-01T00:00:00.000Z";
const project = (id: number, name: string) => ({
  id,
  name,
  state: "open",
  note: null,
  rank: id,
  created_at: moment,
  updated_at: moment,
});
const world: World = {
  name: "tickets",
  tenants: [
    {
      id: "t1",
      name: "first",
      rows: {
        projects: [project(3, "Three"), project(7, "Seven"), project(5, "Five")],
        tickets: [
          { id: "tic_AAAAAAAAAAAAAA01", subject: "In three", projectId: 3 },
          { id: "tic_AAAAAAAAAAAAAA02", subject: "In seven", projectId: 7 },
        ],
      },
    },
    { id: "t2", name: "second", rows: {} },
  ],
  keys: [
    {
      name: "basic",
      tenant: "t1",
      value: "anna:secret",
      scopes: [],
      expiresAt: undefined,
      revoked: false,
      within: {},
    },
    {
      name: "token",
      tenant: "t1",
      value: "tok",
      scopes: [],
      expiresAt: undefined,
      revoked: false,
      within: {},
    },
    {
      name: "tenant",
      tenant: "t1",
      value: "ten",
      scopes: [],
      expiresAt: undefined,
      revoked: false,
      within: {},
    },
  ],
};
const contract = contractOf(document);
const begin = (): Trial => tryMock(contract, world);
const basic = { authorization: `Basic ${btoa("anna:secret")}` };

describe("a service of another kind", () => {
  test("lists in its own envelope and media type, page by page", async () => {
    const { headers, json, deviations } = await begin().ask("GET /projects?page=2");
    expect(headers["content-type"]).toBe("application/vnd.tickets+json");
    expect(json).toEqual({ success: true, data: [project(5, "Five")], meta: { total: 3 } });
    expect(deviations).toEqual([]);
  });

  test("gives new rows the next whole number, over all that were ever there", async () => {
    const trial = begin();
    const { status, headers, json, deviations } = await trial.ask("POST /projects", {
      json: { name: "New" },
      headers: basic,
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: "/projects/8", "x-trace": "t" });
    expect(json).toMatchObject({ id: 8, name: "New", state: "open", note: null });
    expect(deviations).toEqual([]);
    expect((await trial.ask("GET /projects/8")).json).toEqual(json);
    const next = await trial.ask("POST /projects", { json: { name: "Newer" }, headers: basic });
    expect(next.json).toMatchObject({ id: 9 });
  });

  test("stores what is writeOnly and never shows it", async () => {
    const json = { name: "New", secret: "hush" };
    const { body } = await begin().ask("POST /projects", { json, headers: basic });
    expect(body).not.toContain("hush");
  });

  test("lets in with one scheme, or with two others together", async () => {
    const json = { name: "New" };
    const status = async (line: string, headers: Record<string, string>): Promise<number> =>
      (await begin().ask(line, { json, headers })).status;
    expect(await status("POST /projects?tenant=ten", { "x-token": "tok" })).toBe(201);
    expect(await status("POST /projects", { "x-token": "tok" })).toBe(401);
    expect(await status("POST /projects?tenant=wrong", { "x-token": "tok" })).toBe(401);
    expect(await status("POST /projects", { authorization: "Basic !" })).toBe(401);
    const { headers } = await begin().ask("POST /projects", { json });
    expect(headers["www-authenticate"]).toBe(
      'Basic realm="Tickets", charset="UTF-8", ' +
        'ApiKey realm="Tickets", in="header", name="X-Token", ApiKey realm="Tickets", in="query", name="tenant"',
    );
  });

  test("is open where the document asks for no key, and shows the first tenant", async () => {
    expect((await begin().ask("GET /projects/3")).json).toEqual(project(3, "Three"));
  });

  test("replaces all that a client sends and keeps what the service sets", async () => {
    const trial = begin();
    await trial.ask("PUT /projects/3", { json: { name: "Three", state: "done", note: "n" } });
    const { json, deviations } = await trial.ask("PUT /projects/3", { json: { name: "Drei" } });
    expect(json).toEqual({ ...project(3, "Drei"), updated_at: expect.stringMatching(/^2026-04-02/) });
    expect(deviations).toEqual([]);
  });

  test("refuses input with 422 where that is documented, in the documented list", async () => {
    const { status, json, deviations } = await begin().ask("PUT /projects/3", {
      json: { name: "x", state: 1 },
    });
    expect(status).toBe(422);
    expect(json).toMatchObject({ title: "Unprocessable Content", status: 422 });
    const { errors } = json as unknown as { errors: { field: string; message: string }[] };
    expect(errors.map(({ field }) => field).sort()).toEqual(["name", "state"]);
    for (const { field, message } of errors) expect(message).toContain(field);
    expect(deviations).toEqual([]);
  });

  test("refuses a value that must be unique with 409, but a row may keep its own", async () => {
    const trial = begin();
    const twin = await trial.ask("POST /projects", { json: { name: "Seven" }, headers: basic });
    expect(twin.status).toBe(409);
    expect(twin.body).toContain(
      'name must be unique, but a project with the name \\"Seven\\" exists already',
    );
    expect((await trial.ask("PUT /projects/7", { json: { name: "Seven" } })).status).toBe(200);
    expect((await trial.ask("PUT /projects/7", { json: { name: "Three" } })).status).toBe(409);
  });

  test("refuses what a row's state does not allow with 409", async () => {
    const trial = begin();
    expect((await trial.ask("POST /projects/3/close")).json).toMatchObject({ state: "closed" });
    const { status, body } = await trial.ask("POST /projects/3/close");
    expect(status).toBe(409);
    expect(body).toMatch(/state must be .*open.*closed/);
  });

  describe("below a row", () => {
    test("lists only what belongs to it", async () => {
      const { json } = await begin().ask("GET /projects/3/tickets");
      expect(json).toEqual({ data: [{ id: "tic_AAAAAAAAAAAAAA01", subject: "In three" }] });
    });
    test("finds nothing of another row, nor below a row that is not there", async () => {
      const trial = begin();
      expect((await trial.ask("GET /projects/3/tickets/tic_AAAAAAAAAAAAAA02")).status).toBe(404);
      expect((await trial.ask("DELETE /projects/3/tickets/tic_AAAAAAAAAAAAAA02")).status).toBe(404);
      expect((await trial.ask("GET /projects/7/tickets/tic_AAAAAAAAAAAAAA02")).status).toBe(200);
      expect((await trial.ask("GET /projects/4/tickets")).status).toBe(404);
      expect((await trial.ask("POST /projects/4/tickets", { json: { subject: "x" } })).status).toBe(404);
    });
    test("makes rows that belong to it, with ids of the kind that is there", async () => {
      const trial = begin();
      const { status, json } = await trial.ask("POST /projects/3/tickets", { json: { subject: "x" } });
      expect(status).toBe(201);
      const { id } = json as { id: string };
      expect(id).toMatch(/^tic_[0-9A-Z]{16}$/);
      expect((await trial.ask(`GET /projects/3/tickets/${id}`)).json).toEqual({ id, subject: "x" });
      expect((await trial.ask(`GET /projects/7/tickets/${id}`)).status).toBe(404);
    });
    test("B-24: leads through pages by opaque cursors, until there is none", async () => {
      const trial = begin();
      for (const subject of ["b", "c", "d"])
        await trial.ask("POST /projects/3/tickets", { json: { subject } });
      const subjects: string[] = [];
      let cursor: string | undefined = "";
      while (cursor !== undefined) {
        const query: string = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const { json } = await trial.ask(`GET /projects/3/tickets${query}`);
        const page = json as unknown as { data: { subject: string }[]; nextCursor?: string };
        subjects.push(...page.data.map(({ subject }) => subject));
        cursor = page.nextCursor;
      }
      expect(subjects).toEqual(["In three", "b", "c", "d"]);
      const { status, body } = await trial.ask("GET /projects/3/tickets?cursor=made-up");
      expect(status).toBe(400);
      expect(body).toContain("cursor must be a cursor that a page of this list has given");
    });
  });

  test("answers what touches no row with the document's example", async () => {
    expect((await begin().ask("GET /health")).json).toEqual({ up: true });
  });
});
