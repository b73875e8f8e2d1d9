import { DocumentError } from "../document/document-error.ts";
import { parseDocument } from "../document/parse.ts";
import { compileContract } from "./compile.ts";
import type { Contract, Operation } from "./contract.ts";
import type { ListEffect } from "./effect.ts";

/** Compiles the rest of a document, the head of which is always the same two lines. */
export function compile(text: string): Contract {
  return compileContract(
    parseDocument(`openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\n${text}`, "shop.yaml"),
  );
}

/** The sentences of all issues with their pointers; none where the document compiles. */
export function issuesOf(text: string): readonly (readonly [pointer: string, message: string])[] {
  try {
    compile(text);
  } catch (error) {
    if (error instanceof DocumentError) return error.issues.map(({ pointer, message }) => [pointer, message]);
    throw error;
  }
  return [];
}

export function operationOf(contract: Contract, id: string): Operation {
  const found = contract.operations.find((each) => each.id === id);
  if (!found) throw new Error(`No operation ${id}`);
  return found;
}

export function listOf(contract: Contract, id: string): ListEffect {
  const { effect } = operationOf(contract, id);
  if (effect.kind !== "list") throw new Error(`${id} is no list but ${effect.kind}`);
  return effect;
}

/** A document with `GET /orders`, whose query parameters, rows and words are as given, each in one line of YAML. */
export function orders(parts: {
  readonly parameters?: string;
  readonly properties?: string;
  readonly words?: string;
  readonly envelope?: string;
}): string {
  const { parameters = "", properties = "id: { type: string }", words = "{}" } = parts;
  const rows = "{ type: array, items: { $ref: '#/components/schemas/Order' } }";
  const envelope = parts.envelope?.replace("ROWS", rows) ?? rows;
  return `
paths:
  /orders:
    get: { operationId: listOrders, x-counterfoil: ${words}, parameters: [${parameters}], responses: { 200: { description: ok, content: { application/json: { schema: ${envelope} } } } } }
components:
  schemas:
    Order: { type: object, properties: { ${properties} } }
`;
}

/** A query parameter in one line of YAML. */
export function query(name: string, schema = "{ type: string }"): string {
  return `{ name: '${name}', in: query, schema: ${schema} }`;
}
