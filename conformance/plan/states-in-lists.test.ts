import { describe, expect, test } from "vitest";
import { compileContract, parseDocument } from "../../spec/index.ts";
import type { Case, Step } from "./case.ts";
import { plan } from "./plan.ts";

const document = `
openapi: 3.1.0
info: { title: Desk, version: "1" }
security: [{ key: [] }]
paths:
  /people:
    post:
      operationId: createPerson
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } } }
  /people/{id}:
    get: { operationId: getPerson, parameters: [{ $ref: "#/components/parameters/id" }], responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } } } }
  /tickets:
    get:
      operationId: listTickets
      parameters:
        - { name: status, in: query, schema: { enum: [open, waiting, closed] } }
        - { name: urgent, in: query, schema: { type: boolean } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50, default: 10 } }
        - { name: offset, in: query, schema: { type: integer, minimum: 0, default: 0 } }
      responses: { "200": { description: Page, content: { application/json: { schema: { type: object, properties: { items: { type: array, items: { $ref: "#/components/schemas/Ticket" } }, total: { type: integer } } } } } } }
  /tickets/write:
    post:
      operationId: writeTicket
      x-counterfoil:
        effect: create
        of: tickets
        needs: [{ row: people, key: "$request.body#/personId", else: 400 }]
        set: { personId: "$request.body#/personId", status: waiting }
        reply: { ok: true }
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [personId], properties: { personId: { type: string } } } } } }
      responses: { "200": { $ref: "#/components/responses/Done" } }
  /tickets/{id}/close:
    post:
      operationId: closeTicket
      parameters: [{ $ref: "#/components/parameters/id" }]
      x-counterfoil: { effect: merge, of: tickets, when: { status: [open, waiting], else: 409 }, set: { status: closed }, reply: { ok: true } }
      responses: { "200": { $ref: "#/components/responses/Done" }, "404": { description: No }, "409": { description: No } }
  /tickets/{id}/escalate:
    post:
      operationId: escalateTicket
      parameters: [{ $ref: "#/components/parameters/id" }]
      x-counterfoil: { effect: merge, of: tickets, when: { urgent: [true], else: 409 }, set: { note: raised }, reply: { ok: true } }
      responses: { "200": { $ref: "#/components/responses/Done" }, "404": { description: No } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  parameters:
    id: { name: id, in: path, required: true, schema: { type: string } }
  responses:
    Done: { description: Done, content: { application/json: { schema: { type: object, properties: { ok: { type: boolean } } } } } }
  schemas:
    Person: { type: object, required: [id], properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Ticket:
      type: object
      required: [id, status]
      properties:
        id: { type: string, readOnly: true }
        personId: { type: string }
        status: { enum: [open, waiting, closed] }
        urgent: { type: boolean }
        note: { type: string }
`;

const cases = plan(compileContract(parseDocument(document, "desk.yaml")), 1);

function caseOf(id: string): Case {
  const found = cases.find((planned) => planned.id === id);
  if (found === undefined) throw new Error(`No case is called ${id}.`);
  return found;
}

const seekOf = ({ steps }: Case): Step["repeat"] => steps.find(({ name }) => name === "seek")?.repeat;

describe("a row that only a list shows", () => {
  test("is taken from those that a parameter of the list chooses by the state", () => {
    const success = caseOf("escalateTicket/success/plain");
    expect(seekOf(success)).toMatchObject({
      kind: "sift",
      tries: [{ query: { urgent: true }, wanted: { properties: { urgent: { enum: [true] } } } }],
      pages: { from: "offset", size: 50, most: 20 },
      fresh: false,
    });
    expect(success.steps.at(-1)?.path).toEqual({ id: { $found: "seek", at: "/id" } });
  });

  test("is rather made, where it is born in the state, and known by the other row that it names", () => {
    const success = caseOf("closeTicket/success/plain");
    expect(success.steps.map(({ operation }) => operation)).toEqual([
      "createPerson",
      "writeTicket",
      "listTickets",
      "closeTicket",
    ]);
    const person = { $step: "create", at: "/id" };
    expect(seekOf(success)).toMatchObject({
      tries: [
        { query: {}, wanted: { properties: { personId: { const: person } } } },
        { query: { status: "open" } },
        { query: { status: "waiting" } },
      ],
      fresh: true,
    });
    expect(success.steps.find(({ operation }) => operation === "writeTicket")?.role).toBe("ask");
  });

  test("is looked at again in the list after an action", () => {
    const { steps, clauses } = caseOf("closeTicket/action/effect");
    expect(steps.at(-1)).toMatchObject({ name: "after", operation: "listTickets" });
    expect(clauses.map(({ id }) => id.split("#")[1])).toEqual(["done", "reply-ok", "status", "kept"]);
    expect(clauses[2]?.check).toMatchObject({ kind: "listed", present: true, values: { status: "closed" } });
    const kept = clauses[3]?.check;
    expect(kept?.kind === "listed" && kept.values).toEqual({
      id: { $found: "seek", at: "/id" },
      personId: { $found: "seek", at: "/personId" },
      urgent: { $found: "seek", at: "/urgent" },
      note: { $found: "seek", at: "/note" },
    });
  });

  test("in another state is refused as the document says, and stays as it is", () => {
    const other = caseOf("closeTicket/action/other-state");
    expect(seekOf(other)).toMatchObject({
      tries: [{ query: { status: "closed" }, wanted: { required: ["status"], not: {} } }],
      fresh: false,
    });
    expect(other.clauses[0]?.check).toMatchObject({ kind: "status", of: ["409"] });
    expect(other.clauses.at(-1)?.check).toMatchObject({ kind: "listed", present: true });
  });

  test("in another state says nothing where the document has no such answer", () => {
    expect(caseOf("escalateTicket/action/other-state").silent).toBe(
      "the document does not describe the answer for a row in another state",
    );
  });
});
