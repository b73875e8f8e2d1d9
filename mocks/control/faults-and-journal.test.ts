import { beforeEach, describe, expect, test } from "vitest";
import { judgeResponse } from "../../spec/index.ts";
import { tryControl, type ControlTrial } from "./control.suite.ts";

let trial: ControlTrial;
let key: string;
beforeEach(async () => {
  trial = await tryControl();
  key = trial.key("nordic-parts", "full");
});

const fault = (body: Readonly<Record<string, unknown>>): ReturnType<ControlTrial["control"]> =>
  trial.control("POST /worlds/main/faults", body as never);
const list = (): ReturnType<ControlTrial["ask"]> => trial.ask("GET /api/contacts", key);

describe("a fault", () => {
  test("forces the next answer to a refusal that the document has, in its words, and then is over", async () => {
    expect((await fault({ operation: "listContacts", status: 403 })).status).toBe(201);
    const forced = await list();
    const operation = trial.mock.contract.operations.find(({ id }) => id === "listContacts");
    const request = { method: "GET", path: "/api/contacts", query: "", headers: {}, body: "" };
    expect(forced.status).toBe(403);
    expect(operation && judgeResponse(operation, request, forced)).toEqual([]);
    expect((await list()).status).toBe(200);
    expect((await trial.control("GET /worlds/main/faults")).json).toEqual({ faults: [] });
  });

  test("happens as often as it is told", async () => {
    await fault({ operation: "listContacts", status: 401, times: 2 });
    expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([401, 401, 200]);
  });

  test("happens to each so-manieth answer, for good", async () => {
    const { json } = await fault({ operation: "listContacts", status: 401, every: 3 });
    const statuses = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await list()).status);
    expect(statuses).toEqual([200, 200, 401, 200, 200, 401, 200]);
    expect((await trial.control("GET /worlds/main/faults")).json.faults[0]).toMatchObject({ happened: 2 });
    expect((await trial.control(`DELETE /worlds/main/faults/${json.id}`)).status).toBe(204);
    expect((await trial.control(`DELETE /worlds/main/faults/${json.id}`)).status).toBe(404);
  });

  test("holds an answer back", async () => {
    await fault({ operation: "listContacts", delay: { ms: 60 } });
    const begin = performance.now();
    await list();
    expect(performance.now() - begin).toBeGreaterThan(50);
  });

  test("that drops an answer lets the request happen", async () => {
    const { id } = (await list()).json.items[0];
    await fault({ operation: "deleteContact", drop: true });
    expect(await trial.ask(`DELETE /api/contacts/${id}`, key)).toMatchObject({ cut: "whole" });
    expect((await trial.ask(`GET /api/contacts/${id}`, key)).status).toBe(404);
  });

  test("happens in its own world only", async () => {
    await trial.control("POST /worlds", { name: "mine" });
    await trial.control("POST /worlds/mine/faults", { operation: "listContacts", status: 401 });
    expect((await list()).status).toBe(200);
  });

  test.each([
    [{ operation: "nothing", drop: true }, "operation must be one of listContacts,"],
    [{ operation: "listContacts", status: 418 }, "status must be a refusal that listContacts documents ("],
    [{ operation: "listContacts" }, ""],
    [{ operation: "listContacts", drop: true, times: 1, every: 2 }, ""],
  ])("that means nothing is refused: %j", async (body, detail) => {
    const { status, json } = await fault(body);
    expect(status).toBe(400);
    expect(json.detail).toContain(detail);
  });
});

describe("the journal", () => {
  test("has the newest first, each with its verdict, and finds by world, operation and status", async () => {
    await list();
    await trial.ask("GET /api/contacts", "sf_wrong");
    await trial.ask("GET /nowhere", key);
    const { entries } = (await trial.control("GET /journal")).json;
    expect(entries).toMatchObject([
      { operation: null, status: 404, conforms: null },
      { operation: "listContacts", status: 401, conforms: true, key: null },
      { operation: "listContacts", status: 200, conforms: true, key: "full", world: "main", method: "GET" },
    ]);
    const found = async (query: string): Promise<number> =>
      (await trial.control(`GET /journal?${query}`)).json.entries.length;
    expect(await found("status=401")).toBe(1);
    expect(await found("operation=listContacts")).toBe(2);
    expect(await found("operation=listContacts&limit=1")).toBe(1);
    expect(await found("world=elsewhere")).toBe(0);
  });

  test("keeps both messages, and masks what lets a client in", async () => {
    await list();
    const { json } = await trial.control("GET /journal/1");
    expect(json.request.headers["authorization"]).toBe("Bearer ***");
    expect(JSON.stringify(json)).not.toContain(key);
    expect(JSON.parse(json.response.body).items).not.toHaveLength(0);
    expect(json.verdict).toEqual([]);
  });

  test("says nothing of requests to the control API", async () => {
    await trial.control("GET /worlds");
    expect((await trial.control("GET /journal")).json.entries).toEqual([]);
  });

  test("keeps no more than a thousand entries", async () => {
    for (let count = 0; count < 1005; count += 1) await trial.ask("GET /nowhere", key);
    const { entries } = (await trial.control("GET /journal?limit=1000")).json;
    expect([entries.length, entries[0].id, entries[999].id]).toEqual([1000, "1005", "6"]);
    expect((await trial.control("GET /journal/5")).status).toBe(404);
  });

  test("can be emptied", async () => {
    await list();
    expect((await trial.control("DELETE /journal")).status).toBe(204);
    expect((await trial.control("GET /journal")).json.entries).toEqual([]);
  });
});

describe("why", () => {
  const why = async (): ReturnType<ControlTrial["control"]> => {
    const { id } = (await trial.control("GET /journal?limit=1")).json.entries[0];
    return trial.control(`GET /journal/${id}/why`);
  };

  test("names the operation and where it stands, what it does, who was let in, and the rows", async () => {
    const { id } = (await list()).json.items[0];
    await trial.ask(`DELETE /api/contacts/${id}`, key);
    const { json } = await why();
    expect(json).toMatchObject({
      operation: { id: "deleteContact", effect: "remove", collection: "contacts" },
      security: { decision: "admitted", key: "full", tenant: trial.world.tenants[0]?.id },
      rows: { written: [{ kind: "remove", collection: "contacts", id }], attempts: 1 },
      forced: [],
      answer: "204, as the document says.",
    });
    expect(json.operation.place).toMatch(/^spec\/ohallo\/openapi\.yaml:\d+:\d+$/);
    expect(json.operation.reasons).not.toEqual([]);
    expect(json.rows.read).toContainEqual({ collection: "contacts", id, found: 1 });
  });

  test("tells why nobody was let in", async () => {
    await trial.ask("GET /api/contacts", trial.key("nordic-parts", "none"));
    expect((await why()).json.security).toEqual({
      decision: "refused",
      sentence: "The key lacks the scope contacts:read.",
    });
  });

  test("tells what was forced", async () => {
    await fault({ operation: "listContacts", status: 403 });
    await list();
    expect((await why()).json).toMatchObject({
      forced: ["Fault 1: refused with 403."],
      security: { decision: "none" },
    });
  });

  test("knows that no operation was meant", async () => {
    await trial.ask("GET /nowhere", key);
    expect((await why()).json).toMatchObject({ operation: null, security: { decision: "none" } });
  });
});
