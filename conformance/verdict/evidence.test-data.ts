import {
  compileContract,
  parseDocument,
  type Contract,
  type Json,
  type Operation,
} from "../../spec/index.ts";
import { isStepValue, type Value } from "../plan/value.ts";
import type { Exchange } from "../run/exchange.ts";
import { valueAt } from "./answer.ts";
import type { Evidence } from "./check.ts";

const document = `
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: All pets
          headers: { X-Count: { required: true, schema: { type: integer } } }
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties: { items: { type: array, items: { $ref: "#/components/schemas/Pet" } }, total: { type: integer } }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getPet
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{id}/feed:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    post:
      operationId: feedPet
      x-counterfoil:
        effect: read
        of: pets
        key: $request.path.id
        reply:
          - when: { hungry: [true] }
            body: { ok: true }
          - body: { ok: false }
      responses:
        "200": { description: Fed, content: { application/json: { schema: { type: object } } } }
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties: { id: { type: string, readOnly: true }, name: { type: string }, hungry: { type: boolean } }
`;

/** A service of pets. */
const pets: Contract = compileContract(parseDocument(document, "pets.yaml"));

function petOperation(id: string): Operation {
  const found = pets.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`Name one of the operations of the pets; ${id} is none.`);
  return found;
}

/** An answer as it might have come. */
export function answered(
  step: string,
  status: number,
  body?: Json | string,
  headers: Readonly<Record<string, string>> = {},
  operation = "listPets",
): Exchange {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const type: Record<string, string> = text === "" ? {} : { "content-type": "application/json" };
  return {
    step,
    operation,
    request: { method: "GET", path: "/pets", query: "", headers: {}, body: "" },
    response: { status, headers: { ...type, ...headers }, body: text },
    failure: "",
    milliseconds: 1,
  };
}

/** No answer at all. */
export function failed(step: string, failure: string): Exchange {
  return { ...answered(step, 0), response: undefined, failure };
}

/** What came, put together from exchanges in the order of sending. */
export function evidenceOf(exchanges: readonly Exchange[], operation = "listPets"): Evidence {
  const bySteps: Record<string, Exchange[]> = {};
  for (const exchange of exchanges) (bySteps[exchange.step] ??= []).push(exchange);
  const resolve = (value: Value): Json | undefined => {
    if (isStepValue(value)) return valueAt(bySteps[value.$step]?.at(-1), value.at);
    const text = JSON.stringify(value);
    const plain: Json = JSON.parse(text);
    return plain;
  };
  return { contract: pets, operation: petOperation(operation), exchanges: bySteps, resolve };
}
