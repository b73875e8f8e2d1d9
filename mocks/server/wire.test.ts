import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tryControl, type ControlTrial } from "../control/control.suite.ts";
import { toFetch } from "./fetch.ts";
import { listen, type Listening } from "./node.ts";

let trial: ControlTrial;
let server: Listening;
let headers: Readonly<Record<string, string>>;
beforeEach(async () => {
  trial = await tryControl();
  server = await listen(trial.mock, { host: "127.0.0.1", port: 0 });
  headers = { authorization: `Bearer ${trial.key("nordic-parts", "full")}` };
});
afterEach(async () => {
  await server.close();
});

const fault = (body: Readonly<Record<string, string | boolean>>): ReturnType<ControlTrial["control"]> =>
  trial.control("POST /worlds/main/faults", { operation: "listContacts", ...body });
const roads = {
  "a socket": (): Promise<Response> => fetch(`${server.url}/api/contacts`, { headers }),
  "a fetch function": (): Promise<Response> =>
    toFetch(trial.mock)(new Request("http://mock.test/api/contacts", { headers })),
};

describe.each(Object.entries(roads))("over %s", (_, ask) => {
  test("an answer that is dropped never comes, and the next one does", async () => {
    await fault({ drop: true });
    await expect(ask()).rejects.toThrow(TypeError);
    expect((await ask()).status).toBe(200);
  });

  test("an answer that is cut off begins well and breaks", async () => {
    await fault({ truncate: true });
    const response = await ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect((await (await ask()).text()).length).toBeGreaterThan(100);
  });
});

describe("the journal's stream", () => {
  const accept = "text/event-stream";

  test("sends what comes while it stands open, and no more is kept for whoever has left", async () => {
    const leave = new AbortController();
    const stream = await fetch(`${server.url}/__counterfoil/journal/stream`, {
      headers: { accept },
      signal: leave.signal,
    });
    expect(stream.headers.get("content-type")).toBe(accept);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe(": follows\n\n");
    await roads["a socket"]();
    const { value = "" } = (await reader?.read()) ?? {};
    const [event, id, data] = value.split("\n");
    expect([event, id]).toEqual(["event: exchange", "id: 1"]);
    expect(JSON.parse(data?.slice("data: ".length) ?? "")).toMatchObject({
      operation: "listContacts",
      status: 200,
      conforms: true,
    });
    leave.abort();
  });

  test("goes on after the last event that the client has seen", async () => {
    for (let count = 0; count < 3; count += 1) await roads["a socket"]();
    const { body } = await trial.control("GET /journal/stream", undefined, { "last-event-id": "2" });
    expect(String(body).match(/^id: .*$/gm)).toEqual(["id: 3"]);
  });

  test("ends for whoever does not ask for events", async () => {
    const answer = await fetch(`${server.url}/__counterfoil/journal/stream`);
    expect(await answer.text()).toBe(": nothing yet\n\n");
  });
});

test("a world that is larger than a body of the service may be can be imported", async () => {
  const { json } = await trial.control("GET /worlds/main/export");
  const notes = Array.from({ length: 20_000 }, (_, index) => ({ id: `n${index}`, text: "x".repeat(100) }));
  const tenants = [{ ...json.tenants[0], rows: { ...json.tenants[0].rows, notes } }];
  const answer = await fetch(`${server.url}/__counterfoil/worlds/main/import`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ tenants }),
  });
  expect(answer.status).toBe(200);
  expect((await roads["a socket"]()).status).toBe(200);
});
