import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../../spec/index.ts";
import { judgeResponse, writeRequest } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { createMock } from "./mock.ts";
import { contractOf, trialTime } from "./trial.suite.ts";

const contract = contractOf(`
openapi: 3.1.0
info: { title: Birds, version: "1" }
paths:
  /birds:
    get:
      operationId: listBirds
      responses:
        "200":
          description: All
          content:
            application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Bird" } } }
    post:
      operationId: createBird
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/NewBird" } }
          application/xml: { schema: { $ref: "#/components/schemas/NewBird" } }
          multipart/form-data: { schema: { $ref: "#/components/schemas/NewBird" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/NewBird" } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Bird" } } } }
        "400": { description: No, content: { application/xml: { schema: { $ref: "#/components/schemas/Error" } } } }
        "415": { description: No, content: { text/plain: { schema: { type: string } } } }
  /birds/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getBird
      responses:
        "200":
          description: One
          content:
            application/vnd.birds+json: { schema: { $ref: "#/components/schemas/Bird" } }
            application/xml: { schema: { $ref: "#/components/schemas/Bird" } }
            application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Bird" } }
        "404": { description: No, content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
    patch:
      operationId: updateBird
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewBird" } } } }
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Bird" } } } }
  /notice:
    get:
      operationId: notice
      x-counterfoil: { effect: none }
      responses: { "200": { description: A text, content: { text/plain: { schema: { type: string }, example: Quiet } } } }
components:
  schemas:
    Error: { type: object, xml: { name: problem }, properties: { error: { type: string } } }
    NewBird:
      type: object
      required: [name]
      properties: { name: { type: string }, span: { type: integer }, songs: { type: array, items: { type: string } } }
    Bird:
      allOf: [{ $ref: "#/components/schemas/NewBird" }]
      required: [id]
      properties: { id: { type: string, readOnly: true, xml: { attribute: true } } }
`);

const world: World = {
  name: "birds",
  tenants: [
    {
      id: "t",
      name: "t",
      rows: { birds: [{ id: "b1", name: "Wren", span: 15, songs: ["trill", "churr"] }] },
    },
  ],
  keys: [],
};

const mock = createMock({ contract, world, now: () => new Date(trialTime) });
const ask = (
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = "",
): Promise<HttpResponse> => {
  const [method = "", path = ""] = line.split(" ");
  return mock.handle({ method, path, query: "", headers, body });
};

describe("an answer is written in", () => {
  test.each([
    [
      undefined,
      "application/vnd.birds+json",
      '{"id":"b1","name":"Wren","span":15,"songs":["trill","churr"]}',
    ],
    ["application/json", "application/vnd.birds+json", '"Wren"'],
    [
      "application/xml, */*;q=0.1",
      "application/xml",
      '<Bird id="b1"><name>Wren</name><span>15</span><songs>trill</songs><songs>churr</songs></Bird>',
    ],
    ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded", "songs=trill&songs=churr"],
  ])("what Accept likes best: %s", async (accept, type, part) => {
    const response = await ask("GET /birds/b1", accept === undefined ? {} : { accept });
    expect(response.headers).toMatchObject({ "content-type": type, vary: expect.stringContaining("accept") });
    expect(response.body).toContain(part);
    const operation = contract.operations.find(({ id }) => id === "getBird");
    const request = { method: "GET", path: "/birds/b1", query: "", headers: {}, body: "" };
    expect(operation && judgeResponse(operation, request, response)).toEqual([]);
  });

  test("text where it is documented so", async () => {
    expect(await ask("GET /notice", { accept: "text/*" })).toMatchObject({
      headers: { "content-type": "text/plain" },
      body: "Quiet",
    });
  });

  test("nothing that Accept excludes: 406 lists what there is, and nothing is done", async () => {
    const json = { "content-type": "application/json" };
    const refused = await ask("POST /birds", { ...json, accept: "image/png" }, '{"name":"Kite"}');
    expect(refused.status).toBe(406);
    expect(JSON.parse(String(refused.body))).toMatchObject({
      detail: 'Accept must let in application/json, but is "image/png"',
    });
    expect(String((await ask("GET /birds")).body)).not.toContain("Kite");
    const several = await ask("GET /birds/b1", { accept: "text/html" });
    expect(String(several.body)).toContain("one of application/vnd.birds+json, application/xml");
  });

  test("a refusal's documented type, whatever Accept says", async () => {
    const { status, headers } = await ask("GET /birds/none", { accept: "application/xml" });
    expect(status).toBe(404);
    expect(headers["content-type"]).toBe("application/json");
    const xml = await ask("POST /birds", { "content-type": "application/json" }, "{}");
    expect(xml).toMatchObject({
      headers: { "content-type": "application/xml" },
      body: expect.stringContaining("<problem><error>name is required</error></problem>"),
    });
  });
});

describe("a body is read in every documented media type", () => {
  const bird = { name: "Finch", span: 20, songs: ["chip", "7"] };
  const create = contract.operations.find(({ id }) => id === "createBird");

  test.each([
    "application/json",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
  ])("%s", async (type) => {
    const request = create && writeRequest(create, { body: bird }, type);
    if (!request) throw new Error("There is no such operation");
    const { status, body } = await mock.handle(request);
    expect(JSON.parse(String(body))).toMatchObject(bird);
    expect(status).toBe(201);
  });

  test("and in no other: 415 says what would be right", async () => {
    const all = "application/json, application/xml, multipart/form-data, application/x-www-form-urlencoded";
    expect(await ask("POST /birds", { "content-type": "text/csv" }, "a,b")).toMatchObject({
      status: 415,
      headers: { accept: all, "accept-post": all, "content-type": "text/plain" },
      body: `Content-Type must be one of ${all}, but is "text/csv"`,
    });
    expect((await ask("PATCH /birds/b1", { "content-type": "text/csv" }, "a,b")).headers).toMatchObject({
      accept: "application/json",
      "accept-patch": "application/json",
    });
  });

  test("with no entities of its own", async () => {
    const text = '<!DOCTYPE b [<!ENTITY x "y">]><b><name>&x;</name></b>';
    expect(await ask("POST /birds", { "content-type": "application/xml" }, text)).toMatchObject({
      status: 400,
      body: expect.stringContaining("body must be well-formed XML, but has a document type declaration"),
    });
  });
});
