import type { World } from "../../fixtures/index.ts";

/** A library whose three lists show the same books, each with a vocabulary of its own. */
export const libraryDocument = `
openapi: 3.1.0
info: { title: Library, version: "1" }
paths:
  /books:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
        - { name: per_page, in: query, schema: { type: integer, default: 2, maximum: 100 } }
        - { name: genre, in: query, schema: { type: array, items: { type: string } }, explode: false }
        - { name: tag, in: query, schema: { type: string } }
        - { name: inPrint, in: query, schema: { type: string, enum: ["true", "false"] } }
        - { name: created_after, in: query, schema: { type: string, format: date-time } }
        - { name: min_pages, in: query, schema: { type: integer } }
        - { name: sort, in: query, schema: { type: string, enum: [title, -title, pages, created] } }
        - { name: direction, in: query, schema: { type: string, enum: [asc, desc] } }
      responses:
        "200":
          description: Books
          headers:
            Link: { schema: { type: string } }
            X-Total-Count: { schema: { type: integer } }
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Book" } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }
  /books/{bookId}:
    parameters: [{ name: bookId, in: path, required: true, schema: { type: string } }]
    delete: { responses: { "204": { description: Gone } } }
  /feed/books:
    get:
      x-counterfoil: { effect: list, of: books }
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, default: 2 } }
        - { name: sort, in: query, schema: { type: string, enum: [title, -pages] } }
      responses:
        "200":
          description: Books
          content:
            application/json:
              schema:
                type: object
                required: [data, page]
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Book" } }
                  page:
                    type: object
                    required: [nextCursor, hasMore, total]
                    properties:
                      nextCursor: { type: [string, "null"] }
                      hasMore: { type: boolean }
                      total: { type: integer }
        "400":
          description: No
          content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } }
  /stripe/books:
    get:
      x-counterfoil: { effect: list, of: books }
      parameters:
        - { name: starting_after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer, default: 2 } }
      responses:
        "200":
          description: Books
          content:
            application/json:
              schema:
                type: object
                required: [data, has_more]
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Book" } }
                  has_more: { type: boolean }
components:
  schemas:
    Book:
      type: object
      required: [id, title]
      properties:
        id: { type: string }
        title: { type: string }
        genre: { type: string }
        pages: { type: integer }
        inPrint: { type: boolean }
        tags: { type: array, items: { type: string } }
        createdAt: { type: string, format: date-time }
`;

const at = (day: number): string => `2026-01-0${day}T10:00:00.000Z`;
const books = [
  { id: "b1", title: "Emma", genre: "novel", pages: 400, inPrint: true, tags: ["old"], createdAt: at(1) },
  {
    id: "b2",
    title: "Dune",
    genre: "sf",
    pages: 600,
    inPrint: true,
    tags: ["sand", "old"],
    createdAt: at(2),
  },
  { id: "b3", title: "Faust", genre: "play", pages: 150, inPrint: false, createdAt: at(3) },
  { id: "b4", title: "Ulysses", genre: "novel", inPrint: true, tags: [], createdAt: at(4) },
  { id: "b5", title: "Aniara", genre: "sf", pages: 150, inPrint: false, createdAt: at(5) },
];
export const libraryWorld: World = {
  name: "library",
  tenants: [{ id: "t", name: "t", rows: { books } }],
  keys: [],
};
