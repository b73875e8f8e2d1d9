import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HttpResponse, Json } from "../../../spec/index.ts";
import type { World } from "../../../fixtures/index.ts";
import { createService } from "../../engine/service.ts";
import { createMock, type Mock } from "../mock.ts";
import { contractOf } from "../trial.suite.ts";
import type { Attempt } from "./delivery.ts";
import type { HookOptions } from "./hooks.ts";
import { startReceiver, type Receiver } from "./receiver.test-data.ts";

const contract = contractOf(`
openapi: 3.1.0
info: { title: Orders, version: "1" }
security: [{ key: [] }]
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewOrder" } } } }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }, "400": { description: Bad } }
      callbacks:
        shipped:
          "{$request.body#/callbackUrl}/orders/{$response.body#/id}":
            put: { requestBody: { content: { application/json: { schema: { type: object, properties: { orderId: { type: string }, status: { type: string } }, required: [orderId, status] } } } }, responses: { "204": { description: Taken } } }
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } } }
    patch:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewOrder" } } } }
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } }
    delete: { responses: { "204": { description: Gone } } }
  /shops/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Shop" } } } } } }
webhooks:
  order.created: { post: { x-counterfoil: { on: { created: orders } }, requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Event" } } } }, responses: { "200": { description: Taken } } } }
  order.closed:
    post:
      x-counterfoil: { on: { changed: orders, when: { status: [closed] } }, body: { what: "order {$row.id} of {$tenant.name}", at: $row.status } }
      requestBody: { content: { application/json: { schema: {} } } }
      responses: { "200": { description: Taken } }
  order.removed: { delete: { x-counterfoil: { on: { removed: orders } }, responses: { "200": { description: Taken } } } }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
  schemas:
    NewOrder: { type: object, properties: { status: { type: string, enum: [open, closed] }, note: { type: string }, secret: { type: string }, callbackUrl: { type: string }, shopId: { type: string } } }
    Order: { type: object, required: [id, status], properties: { id: { type: string }, status: { type: string, enum: [open, closed], default: open }, note: { type: string }, shop: { type: string, x-counterfoil: { lookup: shops.name, by: shopId } } } }
    Shop: { type: object, required: [id, name], properties: { id: { type: string }, name: { type: string } } }
    Event:
      type: object
      required: [event, timestamp, id, data]
      properties: { id: { type: string, format: uuid }, event: { type: string }, timestamp: { type: string, format: date-time }, data: { $ref: "#/components/schemas/Order" } }
`);
const world: World = {
  name: "orders",
  tenants: [
    {
      id: "t1",
      name: "north",
      rows: { orders: [{ id: "1", status: "open", note: "First" }], shops: [{ id: "s", name: "Corner" }] },
    },
  ],
  keys: [
    { name: "full", tenant: "t1", value: "k1", scopes: [], expiresAt: undefined, revoked: false, within: {} },
  ],
};
const now = "2026-04-02T12:00:00.000Z";

let receiver: Receiver;
let attempts: Attempt[];
let waits: number[];
beforeEach(async () => {
  receiver = await startReceiver();
  attempts = [];
  waits = [];
});
afterEach(() => receiver.close());

function mockWith(options: HookOptions = {}): Mock {
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const record = (attempt: Attempt): void => void attempts.push(attempt);
  const hooks = { urls: [receiver.url], wait, record, ...options };
  return createMock({ contract, world, now: () => new Date(now), hooks });
}

async function ask(mock: Mock, line: string, json?: Json, headers = {}): Promise<HttpResponse> {
  const [method = "", path = ""] = line.split(" ");
  const sent = { authorization: "Bearer k1", "content-type": "application/json", ...headers };
  const body = json === undefined ? "" : JSON.stringify(json);
  const response = await mock.handle({ method, path, query: "", headers: sent, body });
  await mock.hooks.settled();
  return response;
}

const lines = (): readonly string[] => receiver.received.map(({ line }) => line);
const outcomes = (): readonly unknown[] =>
  attempts.map(({ outcome }) => ("sentence" in outcome ? outcome.sentence : outcome.status));

describe("a webhook", () => {
  test("tells of a new row in the document's shape, and of nothing that the shape does not name", async () => {
    const { body } = await ask(mockWith(), "POST /orders", { note: "Second", secret: "s", shopId: "s" });
    const { id } = JSON.parse(String(body)) as { id: string };
    expect(lines()).toEqual(["POST /"]);
    const [received] = receiver.received;
    expect(received?.headers).toMatchObject({
      "content-type": "application/json",
      "counterfoil-delivery": "1",
    });
    const told = JSON.parse(received?.body ?? "") as { id: string };
    expect(told).toEqual({
      id: expect.any(String),
      event: "order.created",
      timestamp: now,
      data: { id, status: "open", note: "Second", shop: "Corner" },
    });
    expect(told.id).not.toBe(id);
  });
  test("with a condition tells when a row comes to meet it, and not again", async () => {
    const mock = mockWith();
    await ask(mock, "PATCH /orders/1", { note: "Still open" });
    expect(lines()).toEqual([]);
    await ask(mock, "PATCH /orders/1", { status: "closed" });
    await ask(mock, "PATCH /orders/1", { note: "Still closed" });
    expect(receiver.received.map(({ body }) => body)).toEqual(['{"what":"order 1 of north","at":"closed"}']);
  });
  test("tells of a row that is gone, by its own method", async () => {
    await ask(mockWith(), "DELETE /orders/1");
    expect(lines()).toEqual(["DELETE /"]);
  });
  test("tells nobody of what was refused, read, or left as it was", async () => {
    const mock = mockWith();
    await ask(mock, "POST /orders", { status: "lost" });
    await ask(mock, "GET /orders/1");
    await ask(mock, "PATCH /orders/1", { status: "open" });
    expect(attempts).toEqual([]);
  });
  test("is not brought about by what a mock has sent", async () => {
    await ask(mockWith(), "POST /orders", {}, { "counterfoil-delivery": "7" });
    expect(attempts).toEqual([]);
  });
  test("does not keep the answer waiting", async () => {
    let arrived = (): void => {};
    const until = new Promise<void>((resolve) => (arrived = resolve));
    const mock = mockWith({
      fetch: async () => {
        await until;
        return { status: 204, headers: [], body: null };
      },
    });
    const request = {
      method: "DELETE",
      path: "/orders/1",
      query: "",
      headers: { authorization: "Bearer k1" },
      body: "",
    };
    expect((await mock.handle(request)).status).toBe(204);
    expect(attempts).toEqual([]);
    arrived();
    await mock.hooks.settled();
    expect(outcomes()).toEqual([204]);
  });
  test("tells of what was written without a request", async () => {
    const mock = mockWith();
    const live = mock.worlds.main();
    const service = createService(mock.contract, world.tenants);
    const gone = { tenant: "t1", of: "orders", id: "1", before: { id: "1" }, after: undefined };
    mock.hooks.tell(service, live, [gone]);
    await mock.hooks.settled();
    expect(lines()).toEqual(["DELETE /"]);
  });
});

describe("a delivery", () => {
  test("that is not taken is tried three times in all, ever more slowly", async () => {
    await receiver.close();
    receiver = await startReceiver([500, 302, 400]);
    await ask(mockWith(), "DELETE /orders/1");
    expect(lines()).toEqual(["DELETE /", "DELETE /", "DELETE /"]);
    expect(outcomes()).toEqual([500, 302, 400]);
    expect(attempts.map(({ number, last }) => [number, last])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(waits).toEqual([500, 2000]);
  });
  test("that is taken at last is tried no more", async () => {
    await receiver.close();
    receiver = await startReceiver([503]);
    await ask(mockWith(), "DELETE /orders/1");
    expect(outcomes()).toEqual([503, 204]);
  });
  test("that reaches nobody says why", async () => {
    const url = "http://127.0.0.1:1/";
    await ask(mockWith({ urls: [url] }), "DELETE /orders/1");
    expect(outcomes()).toHaveLength(3);
    expect(outcomes()[0]).toMatch(/^Cannot reach http:\/\/127\.0\.0\.1:1\/: /);
  });
  test("waits for those before it to the same address", async () => {
    const mock = mockWith({ urls: [`${receiver.url}/a`, `${receiver.url}/b`] });
    await Promise.all([ask(mock, "PATCH /orders/1", { status: "closed" }), ask(mock, "POST /orders", {})]);
    const told = receiver.received.map(
      ({ line, body }) => `${line} ${body.includes("what") ? "closed" : "created"}`,
    );
    expect(told.filter((each) => each.startsWith("POST /a"))).toEqual(["POST /a closed", "POST /a created"]);
    expect(told).toHaveLength(4);
  });
  test("is in the journal, attempt by attempt", async () => {
    const mock = mockWith();
    await ask(mock, "DELETE /orders/1");
    const [entry] = [...mock.journal.entries()];
    expect(entry).toMatchObject({
      kind: "delivery",
      name: "order.removed",
      url: receiver.url,
      at: now,
      request: { method: "DELETE", path: "/" },
      response: { status: 204 },
      why: { remarks: ["Attempt 1 at the webhook order.removed: it was taken"] },
    });
  });
  test.each([
    ["http://192.0.2.1/hook", "192.0.2.1 is not sent to; it is not on this machine and has not been allowed"],
    [
      "http://127.0.0.1.example.com/",
      "127.0.0.1.example.com is not sent to; it is not on this machine and has not been allowed",
    ],
    ["http://0.0.0.0/", "0.0.0.0 is not sent to; it is not on this machine and has not been allowed"],
    [
      "http://[::ffff:10.0.0.1]/",
      "[::ffff:a00:1] is not sent to; it is not on this machine and has not been allowed",
    ],
    [
      "file:///etc/passwd",
      '"file:///etc/passwd" is not sent to; its scheme must be http or https, but is file',
    ],
    ["http://me@127.0.0.1/", "127.0.0.1 is not sent to; its URL must not name a user"],
    ["/hook", '"/hook" is no address; it must be an absolute http or https URL'],
  ])("to %s is withheld", async (url, sentence) => {
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return { status: 204, headers: [], body: null };
    };
    await ask(mockWith({ urls: [url], fetch }), "DELETE /orders/1");
    expect(outcomes()).toEqual([sentence]);
    expect(asked).toEqual([]);
  });
  test.each(["http://localhost/", "http://127.9.9.9/", "http://0x7f.1/", "http://[::1]:80/"])(
    "to %s stays on this machine",
    async (url) => {
      const fetch = async () => ({ status: 204, headers: [], body: null });
      await ask(mockWith({ urls: [url], fetch }), "DELETE /orders/1");
      expect(outcomes()).toEqual([204]);
    },
  );
  test("reaches further where that is allowed", async () => {
    const fetch = async () => ({ status: 204, headers: [], body: null });
    const allow = (url: string): boolean => url.startsWith("https://hooks.example/");
    const urls = ["https://hooks.example/a", "https://other.example/"];
    await ask(mockWith({ urls, fetch, allow }), "DELETE /orders/1");
    expect(outcomes().toSorted()).toEqual([204, expect.stringMatching(/^other\.example is not sent to/)]);
  });
  test("is given up when the mock is closed", async () => {
    const mock = mockWith({
      fetch: (_, { signal }) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("closed")))),
    });
    const asked = ask(mock, "DELETE /orders/1");
    await new Promise((resolve) => void setTimeout(resolve, 20));
    mock.hooks.close();
    await asked;
    expect(attempts.map(({ number, last }) => [number, last])).toEqual([[1, true]]);
  });
});

describe("a callback", () => {
  test("goes to the address that the request gave, after the answer", async () => {
    const { body } = await ask(mockWith({ urls: [] }), "POST /orders", {
      callbackUrl: `${receiver.url}/back`,
    });
    const { id } = JSON.parse(String(body)) as { id: string };
    expect(lines()).toEqual([`PUT /back/orders/${id}`]);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toEqual({ orderId: id, status: "open" });
    expect(attempts[0]?.delivery).toMatchObject({
      kind: "callback",
      name: "shipped",
      tenant: "t1",
      world: "main",
    });
  });
  test("is not sent where no address was given, or the request was refused", async () => {
    const mock = mockWith({ urls: [] });
    await ask(mock, "POST /orders", {});
    await ask(mock, "POST /orders", { callbackUrl: receiver.url, status: "lost" });
    expect(attempts).toEqual([]);
  });
  test("does not leave this machine", async () => {
    await ask(mockWith({ urls: [] }), "POST /orders", { callbackUrl: "http://169.254.169.254" });
    expect(outcomes()).toEqual([
      "169.254.169.254 is not sent to; it is not on this machine and has not been allowed",
    ]);
  });
});
