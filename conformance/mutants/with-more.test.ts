import { expect, test } from "vitest";
import { compileContract, parseDocument, type HttpResponse, type Json } from "../../spec/index.ts";
import { withMore } from "./with-more.ts";

const text = `
openapi: 3.1.0
info: { title: Stock, version: "1" }
paths:
  /stock:
    get:
      operationId: getStock
      responses:
        "200":
          description: What there is.
          content:
            application/json:
              schema:
                type: object
                properties:
                  shelves: { type: array, items: { type: object, properties: { name: { type: string } } } }
                  perShelf: { type: object, additionalProperties: { type: integer } }
                  owner: { type: object, properties: { name: { type: string } }, additionalProperties: false }
                  notes: { type: object, additionalProperties: true }
                  keeper: { oneOf: [{ type: object, required: [name] }, { type: "null" }] }
                  lamp: { oneOf: [{ type: object, required: [watts] }, { type: object, required: [lumens] }] }
`;
const contract = compileContract(parseDocument(text, "stock.yaml"));

async function widened(json: Json, method = "GET"): Promise<Json> {
  const answer: HttpResponse = {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(json),
  };
  const credentials = { credentials: [], known: {}, foreign: {} };
  const target = withMore(() => Promise.resolve(answer), { contract, credentials });
  const { body } = await target({ method, path: "/stock", query: "", headers: {}, body: "" });
  return JSON.parse(String(body));
}

const more = { _links: { self: "/" } };

test("adds a member to every object that the document leaves open, however deep", async () => {
  expect(await widened({ shelves: [{ name: "A" }], notes: { by: {} }, keeper: { name: "Ada" } })).toEqual({
    ...more,
    shelves: [{ ...more, name: "A" }],
    notes: { ...more, by: more },
    keeper: { ...more, name: "Ada" },
  });
});

test("leaves objects alone that are closed, whose members are of one kind, or that are one of several", async () => {
  const narrow = { perShelf: { A: 3 }, owner: { name: "Ada" }, lamp: { watts: 3 } };
  expect(await widened(narrow)).toEqual({ ...more, ...narrow });
});

test("leaves an answer alone that the document does not describe", async () => {
  expect(await widened({ name: "A" }, "POST")).toEqual({ name: "A" });
});
