import type { World } from "../../fixtures/index.ts";

/** Shops own racks, which hide whose they are; orders name shop and customer; a shop's orders are a view of all. */
export const shopsDocument = `
openapi: 3.1.0
info: { title: Shops, version: "1" }
paths:
  /shops:
    get:
      responses:
        "200":
          description: Shops
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Shop" } } } }
  /shops/{shopId}:
    parameters: [{ $ref: "#/components/parameters/shopId" }]
    get:
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Shop" } } } }
    delete:
      x-counterfoil: { when: { orderCount: [0], else: 409 } }
      responses: { "204": { description: Gone }, "409": { $ref: "#/components/responses/No" } }
  /shops/{shopId}/racks:
    parameters: [{ $ref: "#/components/parameters/shopId" }]
    get:
      responses:
        "200":
          description: Racks
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Rack" } } } }
        "404": { $ref: "#/components/responses/No" }
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [rack]
              properties:
                rack: { type: object, required: [label], properties: { label: { type: string }, tags: { type: array, items: { type: string } } } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Rack" } } } }
        "404": { $ref: "#/components/responses/No" }
        "409": { $ref: "#/components/responses/No" }
  /shops/{shopId}/racks/{rackId}:
    parameters:
      - { $ref: "#/components/parameters/shopId" }
      - { name: rackId, in: path, required: true, schema: { type: string } }
    get:
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Rack" } } } }
        "404": { $ref: "#/components/responses/No" }
    patch:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                label: { type: string }
                tags: { type: array, items: { type: string }, x-counterfoil: { appends: true } }
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Rack" } } } }
        "409": { $ref: "#/components/responses/No" }
  /shops/{shopId}/orders:
    parameters: [{ $ref: "#/components/parameters/shopId" }]
    get:
      responses:
        "200":
          description: Orders
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } }
  /orders:
    get:
      responses:
        "200":
          description: Orders
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } }
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: { shopId: { type: string }, customerId: { type: [string, "null"] }, sum: { type: integer } }
      responses:
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
  /orders/{orderId}:
    parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
    put:
      requestBody: { content: { application/json: { schema: { type: object, properties: { sum: { type: integer } } } } } }
      responses:
        "200": { description: Put, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
        "404": { $ref: "#/components/responses/No" }
    delete: { responses: { "204": { description: Gone } } }
  /customers/{customerId}:
    parameters: [{ name: customerId, in: path, required: true, schema: { type: string } }]
    get:
      responses:
        "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Customer" } } } }
    put:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Customer" } } } }
      responses:
        "200": { description: Put, content: { application/json: { schema: { $ref: "#/components/schemas/Customer" } } } }
        "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Customer" } } } }
    delete: { responses: { "204": { description: Gone } } }
components:
  parameters:
    shopId: { name: shopId, in: path, required: true, schema: { type: string } }
  responses:
    "No":
      description: No
      content: { application/json: { schema: { type: object, required: [error, field], properties: { error: { type: string }, field: { type: string } } } } }
  schemas:
    Shop:
      type: object
      required: [id, name, orderCount, latestSum, orders]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        orderCount: { type: integer, x-counterfoil: { count: orders, where: { shopId: $row.id } } }
        latestSum: { type: [integer, "null"], x-counterfoil: { lookup: orders.sum, where: { shopId: $row.id } } }
        orders:
          type: array
          items: { $ref: "#/components/schemas/Order" }
          x-counterfoil: { list: orders, where: { shopId: $row.id } }
    Rack:
      type: object
      required: [id, label]
      properties:
        id: { type: string, readOnly: true }
        label: { type: string, x-counterfoil: { unique: true } }
        tags: { type: array, items: { type: string } }
    Order:
      type: object
      required: [id, sum, customerName]
      properties:
        id: { type: string, readOnly: true }
        shopId: { type: string }
        customerId: { type: [string, "null"] }
        customerName: { type: [string, "null"], x-counterfoil: { lookup: customers.name, by: customerId } }
        sum: { type: integer }
    Customer:
      type: object
      required: [name]
      properties: { id: { type: string }, name: { type: string } }
`;

export const shopsWorld: World = {
  name: "shops",
  tenants: [
    {
      id: "t",
      name: "t",
      rows: {
        shops: [
          { id: "s1", name: "Corner" },
          { id: "s2", name: "Harbour" },
        ],
        racks: [{ id: "f1", label: "tea", tags: ["hot"], shopId: "s1" }],
        customers: [{ id: "c1", name: "Mette" }],
        orders: [
          { id: "o1", shopId: "s1", customerId: "c1", customerName: "stale", sum: 10 },
          { id: "o2", shopId: "s1", customerId: null, customerName: null, sum: 20 },
        ],
      },
    },
  ],
  keys: [],
};
