import { beforeEach, describe, expect, test } from "vitest";
import { tryOhallo, type Trial } from "./trial.suite.ts";

const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";

describe("what the mock does for every contract", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });

  test("a path that no operation has is 404, in the shape that the document's refusals share", async () => {
    const { status, json, headers } = await trial.ask("GET /api/nothing", { key });
    expect(status).toBe(404);
    expect(headers["content-type"]).toBe("application/json");
    expect(json).toEqual({ error: 'No operation has the path "/api/nothing"' });
  });

  test("a method that a path does not take is 405, with those that it takes, even without a key", async () => {
    const { status, json, headers } = await trial.ask("PUT /api/contacts");
    expect(status).toBe(405);
    expect(headers["allow"]).toBe("GET, HEAD, POST, OPTIONS");
    expect(json).toEqual({ error: "/api/contacts does not take PUT; it takes GET, HEAD, POST, OPTIONS" });
  });

  test("a body above the limit is 413, but only for who may send one", async () => {
    const text = JSON.stringify({ name: "x".repeat(2000) });
    const { status, json, deviations } = await trial.ask("POST /api/contacts", { key, text });
    expect(status).toBe(413);
    expect(json).toEqual({ error: "The body must have at most 2000 octets" });
    expect(deviations).toEqual([]);
    expect((await trial.ask("POST /api/contacts", { text })).status).toBe(401);
  });

  test("the limit counts octets, not characters", async () => {
    const text = JSON.stringify({ name: "æ".repeat(1200) });
    expect((await trial.ask("POST /api/contacts", { key, text })).status).toBe(413);
  });

  test("HEAD says what GET says, without the body", async () => {
    const get = await trial.ask(`GET /api/contacts/${henrik}`, { key });
    const head = await trial.ask(`HEAD /api/contacts/${henrik}`, { key });
    expect(head.status).toBe(200);
    expect(head.body).toBe("");
    expect(head.headers).toEqual({
      ...get.headers,
      "content-length": String(Buffer.byteLength(String(get.body))),
    });
    expect((await trial.ask("HEAD /api/contacts")).status).toBe(401);
  });

  test("OPTIONS says what a path takes, and is 404 where there is none", async () => {
    const { status, headers, body } = await trial.ask(`OPTIONS /api/contacts/${henrik}`);
    expect({ status, body }).toEqual({ status: 204, body: "" });
    expect(headers["allow"]).toBe("GET, HEAD, PATCH, DELETE, OPTIONS");
    expect((await trial.ask("OPTIONS /api/nothing")).status).toBe(404);
  });

  describe("pages of other origins", () => {
    test("may read every answer, and the fields of it", async () => {
      const plain = await trial.ask("GET /api/contacts");
      expect(plain.headers["access-control-allow-origin"]).toBe("*");
      expect(plain.headers["access-control-expose-headers"]).toBe("www-authenticate");
      const page = await trial.ask("GET /api/contacts", {
        key,
        headers: { origin: "http://localhost:5173" },
      });
      expect(page.headers).toMatchObject({
        "access-control-allow-origin": "http://localhost:5173",
        "access-control-allow-credentials": "true",
        vary: "origin",
      });
    });
    test("are told beforehand what they may send", async () => {
      const { status, headers } = await trial.ask("OPTIONS /api/contacts", {
        headers: {
          origin: "http://localhost:5173",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type",
        },
      });
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        "access-control-allow-origin": "http://localhost:5173",
        "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
        "access-control-allow-headers": "authorization,content-type",
        "access-control-max-age": "600",
      });
    });
    test("get the 404 of an unknown path rather than a failed preflight", async () => {
      const headers = { origin: "http://x", "access-control-request-method": "DELETE" };
      const { status, headers: answered } = await trial.ask("OPTIONS /api/nothing", { headers });
      expect(status).toBe(204);
      expect(answered["access-control-allow-methods"]).toBe("DELETE");
    });
  });

  test("an error of the mock itself is 500, names the operation, shows no more, and is reported", async () => {
    let broken = false;
    const fragile = await tryOhallo(() => {
      if (broken) throw new Error("the clock has stopped");
      return new Date();
    });
    broken = true;
    const { status, headers, json } = await fragile.ask("GET /api/contacts", { key });
    expect(status).toBe(500);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(json).toEqual({
      title: "Internal Server Error",
      status: 500,
      detail: "The mock itself broke while it answered listContacts",
    });
    expect(fragile.errors).toEqual([new Error("the clock has stopped")]);
  });

  test("reset puts the world back as it was", async () => {
    const before = await trial.ask("GET /api/contacts?limit=100", { key });
    await trial.ask(`DELETE /api/contacts/${henrik}`, { key });
    trial.mock.reset();
    expect((await trial.ask("GET /api/contacts?limit=100", { key })).json).toEqual(before.json);
  });

  test("two mocks of one world have rows of their own, and give the same new ids", async () => {
    const other = await tryOhallo();
    const json = { workspaceId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890", name: "A B", email: "a@b.dk" };
    await trial.ask(`DELETE /api/contacts/${henrik}`, { key });
    expect((await other.ask(`GET /api/contacts/${henrik}`, { key })).status).toBe(200);
    const [one, two] = [
      await trial.ask("POST /api/contacts", { key, json }),
      await other.ask("POST /api/contacts", { key, json }),
    ];
    expect(one.json).toEqual(two.json);
  });
});
