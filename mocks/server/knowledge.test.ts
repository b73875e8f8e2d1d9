import { beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { trialTime, tryOhallo, type Answered, type Trial } from "./trial.suite.ts";

const workspaceId = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const nobody = "00000000-0000-4000-8000-000000000000";
const base = `/api/workspaces/${workspaceId}`;

describe("knowledge, policies and agents of oHallo", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const ask = async (line: string, json?: Json): Promise<Answered> => {
    const answer = await trial.ask(line, json === undefined ? { key } : { key, json });
    expect(answer.deviations).toEqual([]);
    return answer;
  };
  const read = async (line: string): Promise<JsonObject> => (await ask(`GET ${line}`)).json as JsonObject;
  const items = async (line: string): Promise<readonly JsonObject[]> =>
    (await read(line))["items"] as readonly JsonObject[];
  const rows = (of: string): readonly Row[] =>
    (trial.world.tenants[0]?.rows[of] ?? []).filter((row) => row["workspaceId"] === workspaceId);
  const ids = (of: readonly JsonObject[]): readonly Json[] => of.map(({ id }) => id ?? null);

  describe.each([
    ["kb-entries", { question: "Q?", answer: "A.", sourceType: "manual" }],
    ["policy-entries", { topic: "refunds", ruleText: "None.", sourceType: "manual" }],
  ])("%s", (collection, entry) => {
    const inStatus = (status: string): readonly Row[] =>
      rows(collection).filter((row) => row["status"] === status);

    test("are listed workspace by workspace", async () => {
      const page = await read(`${base}/${collection}?limit=100`);
      expect(page["total"]).toBe(rows(collection).length);
      expect(ids(await items(`${base}/${collection}?limit=100`))).toEqual(ids(rows(collection)));
      expect((await ask(`GET /api/workspaces/${nobody}/${collection}`)).status).toBe(404);
    });
    test.each(["approved", "pending_review", "rejected"])("are narrowed to those %s", async (status) => {
      const found = await items(`${base}/${collection}?limit=100&status=${status}`);
      expect(ids(found)).toEqual(ids(inStatus(status)));
    });
    test("that people add are approved at once", async () => {
      const { status, json } = await ask(`POST ${base}/${collection}`, entry);
      expect(status).toBe(201);
      expect(json).toMatchObject({ ...entry, workspaceId, status: "approved", createdAt: trialTime });
      expect(ids(await items(`${base}/${collection}?limit=100`))).toContain((json as JsonObject)["id"]);
    });
    test("that wait are approved one by one", async () => {
      const [waiting] = ids(inStatus("pending_review"));
      const { json } = await ask(`POST /api/${collection}/${String(waiting)}/approve`);
      expect(json).toEqual({ ok: true });
      expect(ids(await items(`${base}/${collection}?limit=100&status=approved`))).toContain(waiting);
      expect((await ask(`POST /api/${collection}/${nobody}/approve`)).status).toBe(404);
    });
    test("are not added without what they are made of", async () => {
      for (const name of Object.keys(entry)) {
        const { status } = await ask(`POST ${base}/${collection}`, { ...entry, [name]: "" });
        expect([name, status]).toEqual([name, 400]);
      }
    });
    test("of another workspace are outside what a restricted key may name", async () => {
      const other = trial.world.tenants[0]?.rows["workspaces"]?.find(({ id }) => id !== workspaceId)?.["id"];
      const within = { key: trial.key("nordic-parts", "within:workspaceId") };
      const { status } = await trial.ask(`GET /api/workspaces/${String(other)}/${collection}`, within);
      expect(status).toBe(403);
    });
  });

  describe("the knowledge base", () => {
    test("is narrowed to any of several topics", async () => {
      const found = await items(`${base}/kb-entries?limit=100&topics=shipping,returns`);
      const fitting = rows("kb-entries").filter(({ topics }) =>
        (topics as readonly Json[]).some((topic) => topic === "shipping" || topic === "returns"),
      );
      expect(fitting.length).toBeGreaterThan(0);
      expect(ids(found)).toEqual(ids(fitting));
    });
    test("is searched by question and answer", async () => {
      const found = await items(`${base}/kb-entries/search?q=THIRTY%20days`);
      const fitting = rows("kb-entries").filter(({ answer }) => String(answer).includes("thirty days"));
      expect(ids(found)).toEqual(ids(fitting));
      expect((await ask(`GET ${base}/kb-entries/search`)).status).toBe(400);
    });
    test("shows what waits for review, until it is rejected", async () => {
      const waiting = rows("kb-entries").filter(({ status }) => status === "pending_review");
      const pending = async (): Promise<Json> => (await ask(`GET ${base}/kb-entries/pending`)).json;
      expect(ids((await pending()) as readonly JsonObject[])).toEqual(ids(waiting));
      await ask(`POST /api/kb-entries/${String(waiting[0]?.["id"])}/reject`);
      expect(ids((await pending()) as readonly JsonObject[])).toEqual(ids(waiting.slice(1)));
    });
    test("changes what was sent, and the list of topics as a whole", async () => {
      const [entry] = rows("kb-entries").filter(({ topics }) => (topics as readonly Json[]).length === 2);
      const { json } = await ask(`PATCH /api/kb-entries/${String(entry?.["id"])}`, { topics: ["pumps"] });
      expect(json).toEqual({ ...entry, topics: ["pumps"], updatedAt: trialTime });
    });
  });

  test("the conditions of a policy are replaced, not merged", async () => {
    const [entry] = rows("policy-entries");
    const line = `PATCH /api/policy-entries/${String(entry?.["id"])}`;
    await ask(line, { conditions: { minAmount: 5, country: "DK" } });
    expect((await ask(line, { conditions: { country: "SE" } })).json).toMatchObject({
      conditions: { country: "SE" },
    });
    expect((await ask(line, { topic: "returns" })).json).toMatchObject({
      topic: "returns",
      conditions: { country: "SE" },
    });
  });

  test("policies are narrowed to a topic and searched by topic and rule", async () => {
    const all = rows("policy-entries");
    const topic = String(all[0]?.["topic"]);
    const query = encodeURIComponent(topic);
    const fitting = ids(all.filter((row) => row["topic"] === topic));
    expect(ids(await items(`${base}/policy-entries?limit=100&topic=${query}`))).toEqual(fitting);
    const found = ids(await items(`${base}/policy-entries/search?q=${query}`));
    for (const id of fitting) expect(found).toContain(id);
  });

  describe("agents", () => {
    const agent = { displayName: "Returns expert", description: "Answers questions on returns." };
    test("are those that come along and those of the tenant, who alone are custom", async () => {
      const all = trial.world.tenants[0]?.rows["agent-definitions"] ?? [];
      expect(ids(await items("/api/agent-definitions"))).toEqual(ids(all));
      const custom = all.filter((row) => row["custom"] === true);
      expect(ids(await items("/api/agent-definitions/custom"))).toEqual(ids(custom));
    });
    test("are created as the tenant's own", async () => {
      const { status, json } = await ask("POST /api/agent-definitions/custom", agent);
      expect(status).toBe(201);
      expect(json).toMatchObject({ ...agent, name: "Returns expert", agentRole: "specialist", model: null });
      expect(ids(await items("/api/agent-definitions/custom"))).toContain((json as JsonObject)["id"]);
    });
    test("lose their instructions by null, and their connections by a new list", async () => {
      const connection = { connectionId: nobody, allowedTools: ["find_order"] };
      const { json } = await ask("POST /api/agent-definitions/custom", {
        ...agent,
        customInstructions: "Be brief.",
        mcpConnections: [connection],
      });
      const line = `PATCH /api/agent-definitions/custom/${String((json as JsonObject)["id"])}`;
      expect((await ask(line, { customInstructions: null, mcpConnections: [] })).json).toMatchObject({
        ...agent,
        customInstructions: null,
        mcpConnections: [],
      });
    });
    test("that come along cannot be changed", async () => {
      const [given] = (await items("/api/agent-definitions")).filter(
        ({ agentRole }) => agentRole !== "specialist",
      );
      const line = `PATCH /api/agent-definitions/custom/${String(given?.["id"])}`;
      expect((await ask(line, { displayName: "Mine" })).status).toBe(404);
    });
  });

  test.each(["conversation-stats", "agent-breakdown"])(
    "%s are told of a workspace that is there",
    async (name) => {
      expect((await ask(`GET ${base}/consumption/${name}?period=last_90d`)).status).toBe(200);
      expect((await ask(`GET ${base}/consumption/${name}?period=always`)).status).toBe(400);
      expect((await ask(`GET /api/workspaces/${nobody}/consumption/${name}`)).status).toBe(404);
    },
  );
});
