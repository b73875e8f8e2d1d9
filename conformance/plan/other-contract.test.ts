import { describe, expect, test } from "vitest";
import { compileContract, parseDocument } from "../../spec/index.ts";
import type { Case } from "./case.ts";
import { plan } from "./plan.ts";

const document = `
openapi: 3.1.0
info: { title: Teams, version: "1" }
paths:
  /teams:
    get:
      operationId: listTeams
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, maximum: 20, default: 5 } }
        - { name: kind, in: query, required: true, schema: { enum: [red, blue] } }
      responses:
        "200":
          description: Teams
          content:
            application/json:
              schema:
                type: object
                properties: { data: { type: array, items: { $ref: "#/components/schemas/Team" } }, nextCursor: { type: string } }
    post:
      operationId: createTeam
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/NewTeam" } } } }
      responses: { "201": { description: Team, content: { application/json: { schema: { $ref: "#/components/schemas/Team" } } } } }
  /teams/{teamId}:
    parameters: [{ name: teamId, in: path, required: true, schema: { type: integer, minimum: 1 } }]
    get: { operationId: getTeam, responses: { "200": { description: Team, content: { application/json: { schema: { $ref: "#/components/schemas/Team" } } } }, default: { description: No } } }
    put:
      operationId: putTeam
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewTeam" } } } }
      responses: { "200": { description: Team, content: { application/json: { schema: { $ref: "#/components/schemas/Team" } } } } }
  /teams/{teamId}/players:
    parameters: [{ name: teamId, in: path, required: true, schema: { type: integer } }]
    post:
      operationId: createPlayer
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/NewPlayer" } } } }
      responses: { "201": { description: Player, content: { application/json: { schema: { $ref: "#/components/schemas/Player" } } } } }
  /teams/{teamId}/players/{playerId}:
    parameters:
      - { name: teamId, in: path, required: true, schema: { type: integer } }
      - { name: playerId, in: path, required: true, schema: { type: string } }
    get: { operationId: getPlayer, responses: { "200": { description: Player, content: { application/json: { schema: { $ref: "#/components/schemas/Player" } } } } } }
    delete: { operationId: deletePlayer, responses: { "204": { description: Gone } } }
  /ping:
    get: { operationId: ping, responses: { "200": { description: Here } } }
components:
  schemas:
    NewTeam: { type: object, required: [name], properties: { name: { type: string }, motto: { type: string }, size: { type: integer, default: 11 } } }
    Team: { type: object, required: [id], properties: { id: { type: integer }, name: { type: string }, motto: { type: string }, size: { type: integer } } }
    NewPlayer:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { type: string, maxLength: 40 }
        password: { type: string, writeOnly: true }
        address: { type: object, required: [city], properties: { city: { type: string, minLength: 2 } } }
    Player: { type: object, required: [id], properties: { id: { type: string }, name: { type: string }, address: { type: object } } }
`;

const cases = plan(compileContract(parseDocument(document, "teams.yaml")), 1);
const ids = cases.map(({ id }) => id);

function caseOf(id: string): Case {
  const found = cases.find((planned) => planned.id === id);
  if (found === undefined) throw new Error(`No case is called ${id}.`);
  return found;
}

describe("the plan of a contract of another make", () => {
  test("asks nothing about keys, scopes and tenants where nobody signs in, but that nobody has to", () => {
    expect(ids.filter((id) => /\/scope\//.test(id))).toEqual([]);
    const tenants = cases.filter(({ kind }) => kind === "tenant");
    expect(tenants.length).toBeGreaterThan(0);
    for (const { silent } of tenants)
      expect(silent).toBe("the document asks for no key, so tenants cannot be told apart");
    expect(ids.filter((id) => id.startsWith("getTeam/key/"))).toEqual(["getTeam/key/none"]);
  });

  test("takes each value of a list of values, and no other", () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        "listTeams/kind/accepts-red",
        "listTeams/kind/accepts-blue",
        "listTeams/kind/not-in-enum",
        "listTeams/kind/missing",
      ]),
    );
    expect(caseOf("listTeams/limit/above-maximum").steps[0]?.query).toMatchObject({
      limit: 21,
      kind: expect.stringMatching(/red|blue/),
    });
  });

  test("breaks rules at every depth, and an id that is no number", () => {
    expect(ids).toEqual(
      expect.arrayContaining([
        "createPlayer/body/address.city/too-short",
        "createPlayer/body/unexpectedProperty/unknown-property",
        "getTeam/teamId/wrong-type",
      ]),
    );
  });

  test("makes the row that a row hangs below, and goes by its id", () => {
    const { steps } = caseOf("deletePlayer/removed/read");
    expect(steps.map(({ operation }) => operation)).toEqual([
      "createTeam",
      "createPlayer",
      "deletePlayer",
      "getPlayer",
    ]);
    const path = { teamId: { $step: "create", at: "/id" }, playerId: { $step: "create-2", at: "/id" } };
    expect(steps.slice(2).map((step) => step.path)).toEqual([path, path]);
    expect(steps[1]?.cleanup).toEqual({ operation: "deletePlayer", path, body: undefined });
  });

  test("sees a replacement take away what it does not send, and a default come back", () => {
    const { clauses } = caseOf("putTeam/replaced/minimal");
    const gone = clauses.filter(({ id }) => id.includes("#gone-")).map(({ check }) => check);
    expect(gone).toMatchObject([
      { at: "/motto", value: null },
      { at: "/size", value: 11 },
    ]);
  });

  test("plants a canary in what is for writing only, and does not look for it among what was sent", () => {
    const [store] = caseOf("createPlayer/secret/never-shown").steps.filter(({ name }) => name === "store");
    expect(store?.body).toMatchObject({ password: expect.stringMatching(/^canary/) });
    expect(caseOf("createPlayer/created/read").clauses.map(({ id }) => id)).not.toContain(
      "createPlayer/created/read#password",
    );
  });

  test("follows a cursor to its end", () => {
    const walk = caseOf("listTeams/pages/whole").steps.find(({ repeat }) => repeat !== undefined);
    expect(walk?.repeat).toMatchObject({
      kind: "pages",
      by: "cursor",
      from: "cursor",
      rows: "/data",
      next: "/nextCursor",
    });
    expect(ids).not.toContain("listTeams/pages/past-end");
  });

  test("is silent where the document says nothing of rows that are not there", () => {
    expect(caseOf("deletePlayer/unknown/playerId").silent).toContain("does not say");
    expect(caseOf("getTeam/unknown/teamId").silent).toBeUndefined();
  });
});
