import { describe, expect, test } from "vitest";
import type { HttpResponse, Json } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { createMock } from "./mock.ts";
import { contractOf, trialTime } from "./trial.suite.ts";

const contract = contractOf(`
openapi: 3.1.0
info: { title: Parcels, version: "1" }
security: [{ key: [] }]
paths:
  /parcels:
    get:
      operationId: listParcels
      responses:
        "200":
          description: All
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Parcel" } } } }
        "429":
          description: Too many
          headers:
            Retry-After: { schema: { type: integer, minimum: 1, maximum: 60, example: 30 } }
            X-Trace: { required: true, schema: { type: string, const: t } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } }
        4XX: { $ref: "#/components/responses/Refused" }
    post:
      operationId: createParcel
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NewParcel" } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Parcel" } } } }
        "400": { $ref: "#/components/responses/Refused" }
  /parcels/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getParcel
      responses:
        "200":
          description: One
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Parcel" }
              examples:
                small: { value: { id: p_small, weight: 1 } }
                large: { value: { id: p_large, weight: 900 } }
        "401": { $ref: "#/components/responses/Refused" }
        "404":
          description: None
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Error" }
              examples: { lost: { value: { error: It is lost } } }
  /rates:
    get:
      operationId: rate
      deprecated: true
      x-counterfoil: { effect: none }
      parameters:
        - { name: to, in: query, schema: { type: string }, examples: { home: { value: NL }, sea: { value: US } } }
        - { name: kind, in: query, schema: { type: string }, examples: { sea: { value: slow } } }
      responses:
        "200":
          description: A rate
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Rate" }
              examples: { wrong: { value: { price: none } }, home: { value: { price: 1 } }, sea: { value: { price: 9 } } }
        "404":
          description: No rate
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Error" }
              examples: { nowhere: { value: { error: Nobody goes there } } }
    post:
      operationId: quote
      x-counterfoil: { effect: none }
      requestBody:
        content:
          application/json:
            schema: { type: object }
            examples: { heavy: { value: { weight: 900 } }, absurd: { value: { weight: -1 } } }
      responses:
        "200":
          description: A rate
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Rate" }
              examples: { light: { value: { price: 1 } }, heavy: { value: { price: 90 } } }
        "400":
          description: None
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Error" }
              examples: { absurd: { value: { error: Less than nothing } } }
  /dice:
    get:
      operationId: roll
      x-counterfoil: { effect: none }
      responses:
        "200":
          description: A throw
          content:
            application/json:
              schema:
                type: object
                required: [eyes, colour]
                properties:
                  eyes: { type: integer, minimum: 1, maximum: 1000000 }
                  colour: { type: string, example: red }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  responses:
    Refused: { description: No, content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
  schemas:
    Error: { type: object, required: [error], properties: { error: { type: string } } }
    Rate: { type: object, required: [price], properties: { price: { type: number } } }
    NewParcel: { type: object, required: [weight], properties: { weight: { type: integer, minimum: 1 } } }
    Parcel:
      type: object
      required: [id, weight]
      properties: { id: { type: string, readOnly: true }, weight: { type: integer, minimum: 1 } }
`);

const world: World = {
  name: "parcels",
  tenants: [{ id: "t", name: "t", rows: { parcels: [{ id: "p1", weight: 5 }] } }],
  keys: [
    { name: "k", tenant: "t", value: "k", scopes: [], expiresAt: undefined, revoked: false, within: {} },
  ],
};

const begin = (seed = 1): ReturnType<typeof createMock> =>
  createMock({ contract, world, seed, now: () => new Date(trialTime) });

interface Asked {
  readonly prefer?: string;
  readonly json?: Json;
  readonly key?: string;
}

const ask = async (
  line: string,
  { prefer, json, key = "k" }: Asked = {},
  mock = begin(),
): Promise<HttpResponse & { readonly json: unknown }> => {
  const [method = "", target = ""] = line.split(" ");
  const [path = "", query = ""] = target.split("?");
  const headers = {
    authorization: `Bearer ${key}`,
    ...(prefer === undefined ? {} : { prefer }),
    ...(json === undefined ? {} : { "content-type": "application/json" }),
  };
  const body = json === undefined ? "" : JSON.stringify(json);
  const response = await mock.handle({ method, path, query, headers, body });
  return { ...response, json: response.body === "" ? null : JSON.parse(String(response.body)) };
};

describe("a client that prefers an answer", () => {
  test("gets a refusal of the status that it names, whatever it sends", async () => {
    const { status, json, headers } = await ask("GET /parcels/p1", { prefer: "code=404" });
    expect(status).toBe(404);
    expect(json).toEqual({ error: "It is lost" });
    expect(headers).toMatchObject({ "preference-applied": "code=404" });
    expect((await ask("POST /parcels", { prefer: "code=400", json: "nonsense" })).json).toEqual({
      error: "The request prefers an answer of 400",
    });
  });

  test("may say so in the query, as with Prism", async () => {
    const { status, headers } = await ask("GET /parcels/p1?__code=404&__example=lost");
    expect(status).toBe(404);
    expect(headers["preference-applied"]).toBe("code=404, example=lost");
  });

  test("gets every documented header field", async () => {
    const { headers } = await ask("GET /parcels", { prefer: "code=429" });
    expect(headers).toMatchObject({ "retry-after": "30", "x-trace": "t" });
    const { headers: challenged } = await ask("GET /parcels/p1", { prefer: "code=401" });
    expect(challenged["www-authenticate"]).toContain("Bearer");
  });

  test("may name a status that only a range documents", async () => {
    const { status, json } = await ask("GET /parcels", { prefer: "code=418" });
    expect(status).toBe(418);
    expect(json).toEqual({ error: "The request prefers an answer of 418" });
  });

  test("gets the example that it names", async () => {
    const { json, headers } = await ask("GET /parcels/nothing", { prefer: "example=large" });
    expect(json).toEqual({ id: "p_large", weight: 900 });
    expect(headers["preference-applied"]).toBe("example=large");
    expect((await ask("GET /parcels/nothing", { prefer: "code=200" })).json).toEqual({
      id: "p_small",
      weight: 1,
    });
  });

  test("gets a value that is made up, the same for the same seed", async () => {
    const roll = async (prefer: string): Promise<unknown> => (await ask("GET /dice", { prefer })).json;
    const one = await roll("dynamic=true, seed=a");
    expect(one).toEqual(await roll("dynamic=true, seed=a"));
    expect(one).not.toEqual(await roll("dynamic=true, seed=b"));
    const { headers } = await ask("GET /parcels/p1", { prefer: "dynamic=true, seed=a" });
    expect(headers["preference-applied"]).toBe("dynamic=true, seed=a");
  });

  test("changes nothing", async () => {
    const mock = begin();
    const made = await ask("POST /parcels", { prefer: "code=201", json: { weight: 2 } }, mock);
    expect(made.status).toBe(201);
    expect((await ask("GET /parcels", {}, mock)).json).toEqual([{ id: "p1", weight: 5 }]);
  });

  test("still needs a key, and for a success input that is right", async () => {
    expect((await ask("GET /parcels/p1", { prefer: "code=404", key: "wrong" })).status).toBe(401);
    expect((await ask("POST /parcels", { prefer: "code=201", json: {} })).json).toEqual({
      error: "weight is required",
    });
  });

  test.each([
    ["code=500", "The preference code=500 cannot be met: getParcel documents 200, 401, 404"],
    ["code=none", "The preference code=none cannot be met: getParcel documents 200, 401, 404"],
    [
      "example=huge",
      "The preference example=huge cannot be met: getParcel names the examples small, large for its success",
    ],
    [
      "code=404, example=small",
      "The preference example=small cannot be met: getParcel names the examples lost for 404",
    ],
    ["dynamic=maybe", "The preference dynamic=maybe cannot be met: dynamic must be true or false"],
  ])("is told what can be had where that cannot: %s", async (prefer, error) => {
    const { status, json } = await ask("GET /parcels/p1", { prefer });
    expect(status).toBe(400);
    expect(json).toEqual({ error });
  });

  test("is answered as ever where it prefers nothing that is ours to know", async () => {
    for (const prefer of ["return=minimal", "seed=x", "dynamic=false"]) {
      const { json, headers } = await ask("GET /parcels/p1", { prefer });
      expect(json).toEqual({ id: "p1", weight: 5 });
      expect(headers).not.toHaveProperty("preference-applied");
    }
  });
});

describe("an answer that is about no row", () => {
  test("is the first example that fits", async () => {
    expect((await ask("GET /rates")).json).toEqual({ price: 1 });
  });

  test("is the example that is paired by name with what was sent", async () => {
    expect((await ask("GET /rates?to=US&kind=slow")).json).toEqual({ price: 9 });
    expect((await ask("GET /rates?to=US")).json).toEqual({ price: 1 });
    expect((await ask("POST /rates", { json: { weight: 900 } })).json).toEqual({ price: 90 });
    expect((await ask("POST /rates", { json: { weight: 2 } })).json).toEqual({ price: 1 });
  });

  test("is the paired refusal", async () => {
    const { status, json } = await ask("POST /rates", { json: { weight: -1 } });
    expect(status).toBe(400);
    expect(json).toEqual({ error: "Less than nothing" });
  });

  test("is made up where there is no example, with the examples of its properties, the same for the same seed and request", async () => {
    const { json } = await ask("GET /dice");
    expect(json).toMatchObject({ colour: "red" });
    expect((await ask("GET /dice")).json).toEqual(json);
    expect((await ask("GET /dice?again")).json).not.toEqual(json);
    expect((await ask("GET /dice", {}, begin(2))).json).not.toEqual(json);
  });

  test("says so where it is deprecated, refused or not", async () => {
    expect((await ask("GET /rates")).headers["deprecation"]).toBe("true");
    expect((await ask("GET /rates", { key: "wrong" })).headers["deprecation"]).toBe("true");
    expect((await ask("GET /dice")).headers).not.toHaveProperty("deprecation");
  });
});
