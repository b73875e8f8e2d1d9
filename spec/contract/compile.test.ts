import { describe, expect, test } from "vitest";
import { DocumentError } from "../document/document-error.ts";
import { parseDocument } from "../document/parse.ts";
import { compileContract } from "./compile.ts";
import { compile, operationOf } from "./shop.test-data.ts";

const shop = `
servers: [{ url: 'https://shop.example/v1/' }]
security: [{ token: [read] }]
paths:
  /shelves:
    get: { operationId: listShelves, parameters: [{ name: page, in: query, schema: { type: integer } }, { name: per_page, in: query, schema: { type: integer, default: 20, maximum: 50 } }, { name: q, in: query, schema: { type: string } }], responses: { 200: { description: ok, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { $ref: '#/components/schemas/Shelf' } }, total_count: { type: integer }, success: { type: boolean } } } } } } } }
    post: { operationId: makeShelf, security: [], requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } } }, responses: { 201: { description: ok, content: { application/json: { schema: { type: object, properties: { data: { $ref: '#/components/schemas/Shelf' } } } } } } } }
  /shelves/{shelf}:
    parameters: [{ name: shelf, in: path, required: true, schema: { type: integer } }]
    get: { operationId: readShelf, responses: { 200: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Shelf' } } } }, 404: { $ref: '#/components/responses/Missing' } } }
    put: { operationId: replaceShelf, responses: { 200: { description: ok } } }
    patch: { operationId: mergeShelf, responses: { 200: { description: ok } } }
    delete: { operationId: removeShelf, responses: { 204: { description: gone } } }
  /shelves/{shelf}/books:
    get: { operationId: listBooks, responses: { 200: { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Book' } } } } } } }
  /shelves/{shelf}/paint:
    post: { operationId: paintShelf, responses: { 200: { description: ok } } }
components:
  securitySchemes: { token: { type: oauth2, flows: {} } }
  responses: { Missing: { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } } } }
  schemas:
    Fault: { type: object, required: [message], properties: { message: { type: string } } }
    Shelf:
      type: object
      required: [id, name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string }
        secret: { type: string, writeOnly: true }
        created_at: { type: string, format: date-time }
        updated_at: { type: string, format: date-time, readOnly: true }
        parent: { $ref: '#/components/schemas/Shelf' }
    Book: { type: object, properties: { id: { type: string }, shelf_id: { type: integer }, title: { type: string } } }
`;

describe("a document that never heard of us", () => {
  const contract = compile(shop);

  test.each([
    ["listShelves", "list", "shelves"],
    ["makeShelf", "create", "shelves"],
    ["readShelf", "read", "shelves"],
    ["replaceShelf", "replace", "shelves"],
    ["mergeShelf", "merge", "shelves"],
    ["removeShelf", "remove", "shelves"],
    ["listBooks", "list", "books"],
  ])("%s is understood as %s of %s, with a reason", (id, kind, of) => {
    expect(operationOf(contract, id).effect).toMatchObject({ kind, of });
    expect(operationOf(contract, id).reasons).not.toEqual([]);
  });

  test("an action that nothing explains touches no row", () => {
    expect(operationOf(contract, "paintShelf").effect).toEqual({ kind: "none" });
  });

  test("a list's envelope, paging and search are read from its schema and parameters", () => {
    expect(operationOf(contract, "listShelves").effect).toMatchObject({
      envelope: { rows: "/data", total: "/total_count", fixed: { success: true } },
      paging: { kind: "page", limit: "per_page", from: "page", size: 20, max: 50 },
      search: { by: "q", in: ["name", "secret"] },
    });
    expect(operationOf(contract, "makeShelf").effect).toMatchObject({ envelope: { rows: "/data" } });
    expect(operationOf(contract, "readShelf").effect).toMatchObject({ envelope: { rows: "" } });
  });

  test("rows below a row are those that name it, and it must be there", () => {
    expect(operationOf(contract, "listBooks").effect).toMatchObject({
      where: { shelf_id: { kind: "expression", source: "request.path", name: "shelf" } },
      needs: [{ row: "shelves", else: 404 }],
    });
  });

  test("only what writes a row takes the body", () => {
    const takes = contract.operations.map(
      ({ id, effect }) => "takesBody" in effect && effect.takesBody && id,
    );
    expect(takes.filter(Boolean)).toEqual(["makeShelf", "replaceShelf", "mergeShelf"]);
  });

  test("properties of a row know who sets them", () => {
    const shelves = contract.collections["shelves"];
    const properties = shelves?.properties ?? {};
    expect(shelves?.key).toBe("id");
    expect(properties["id"]).toMatchObject({ readOnly: true, required: true });
    expect(properties["updated_at"]).toMatchObject({ readOnly: true, stamp: "touched" });
    expect(properties["created_at"]).toMatchObject({ readOnly: false, stamp: undefined });
    expect(properties["name"]).toMatchObject({ readOnly: false, stamp: undefined });
  });

  test("security is the operation's own, else the document's; an empty list opens it", () => {
    expect(operationOf(contract, "readShelf").security).toEqual([[{ scheme: "token", scopes: ["read"] }]]);
    expect(operationOf(contract, "makeShelf").security).toEqual([]);
    expect(contract.scopes).toEqual(["read"]);
  });

  test("the base path is the server's", () => {
    expect(contract.basePath).toBe("/v1");
  });

  test("the one documented refusal stands in for those that are not documented", () => {
    expect(contract.refusals["404"]?.status).toBe("404");
    expect(contract.refusals["default"]?.contents[0]?.schema.pointer).toBe("/components/schemas/Fault");
  });

  test("schemas stand alone, and judge by the way the value travels", () => {
    const body = operationOf(contract, "makeShelf").body?.contents[0]?.schema;
    const answer = operationOf(contract, "readShelf").replies[0]?.contents[0]?.schema;
    expect(body?.judge({ name: "a", parent: { name: "b" } })).toEqual([]);
    expect(answer?.judge({ name: "a" }).map(({ keyword }) => keyword)).toEqual(["required"]);
    expect(answer?.judge({ id: 1, name: "a", parent: { id: 2, name: 3 } }).map(({ at }) => at)).toEqual([
      "/parent/name",
    ]);
    expect(answer?.pointer).toBe("/components/schemas/Shelf");
  });
});

describe("a document that cannot be understood", () => {
  test.each([
    [
      "an unknown version",
      "openapi: 2.0.0",
      /^shop\.yaml:1:1: Cannot read this as an OpenAPI document: "openapi" must be 3\.1\.x, but is "2\.0\.0"/,
    ],
    ["no version", "hello: 1", /"openapi" must be 3\.1\.x, but is missing/],
    ["a list", "[1, 2]", /"openapi" must be 3\.1\.x, but is missing/],
  ])("%s is refused in one sentence", (_, text, sentence) => {
    expect(() => compileContract(parseDocument(text, "shop.yaml"))).toThrow(sentence);
  });

  test("every issue is told, with its place", () => {
    const faulty = `
paths:
  shelves: { get: { operationId: a, responses: {} } }
  /x: { get: { operationId: a, parameters: [{ name: q }], responses: { 200: { $ref: '#/components/responses/Nope' } }, security: [{ token: [] }] } }
  /y: { post: { operationId: b, x-counterfoil: { effekt: list, effect: lst, set: { a: $rowid } }, responses: {} } }
`;
    const issues = issuesOf(() => compile(faulty));
    expect(issues.map(({ message }) => message)).toEqual([
      'A path must begin with "/", but is "shelves"',
      expect.stringContaining('operationId must be unique, but "a" stands at /paths/shelves/get too'),
      expect.stringContaining('"in" must be path, query, header or cookie, but is missing'),
      'Cannot follow the reference "#/components/responses/Nope": the document has nothing there',
      'Unknown security scheme "token"; components.securitySchemes has: none',
      expect.stringContaining('Unknown word "effekt"'),
      expect.stringContaining(
        'effect must be one of list, create, read, replace, merge, remove, none, but is "lst"',
      ),
    ]);
    expect(issues.map(({ place }) => place.line)).toEqual([5, 6, 6, 6, 6, 7, 7]);
  });
});

function issuesOf(compileIt: () => unknown): DocumentError["issues"] {
  try {
    compileIt();
  } catch (error) {
    if (error instanceof DocumentError) return error.issues;
    throw error;
  }
  return [];
}
