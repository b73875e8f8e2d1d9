import { beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { tryOhallo, type Answered, type Trial } from "./trial.suite.ts";

const support = "d4e5f6a7-b8c9-0123-4567-890abcdef012";
const workspace = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const nobody = "00000000-0000-4000-8000-000000000000";

describe("channels of oHallo", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const ask = (line: string, json?: Json): Promise<Answered> =>
    trial.ask(line, json === undefined ? { key } : { key, json });
  const read = async (id: string): Promise<JsonObject> =>
    (await ask(`GET /api/channels/${id}`)).json as JsonObject;
  const channels = (): readonly Row[] => trial.world.tenants[0]?.rows["channels"] ?? [];
  const find = (fits: (row: Row) => boolean): string => String(channels().find(fits)?.["id"]);

  test("show the printed channel as it is printed", async () => {
    const { json, deviations } = await ask(`GET /api/channels/${support}`);
    expect(json).toMatchObject({
      id: support,
      workspaceId: workspace,
      channelType: "email",
      displayName: "Support Email",
      status: "active",
      config: { inboundAddress: "support@nordic-parts.dk", fromName: "Nordic Parts Support" },
      createdAt: "2026-01-10T08:00:00.000Z",
    });
    expect(deviations).toEqual([]);
  });

  test("B-40, B-43: have one of four statuses, and only email waits for DNS", async () => {
    const seen = new Set<unknown>();
    const waiting = new Set<unknown>();
    for (const { id } of channels()) {
      const { status, channelType } = await read(String(id));
      seen.add(status);
      if (status === "pending_dns") waiting.add(channelType);
    }
    expect([...waiting]).toEqual(["email"]);
    expect([...seen].sort()).toEqual(["active", "error", "pending_dns", "provisioning"]);
  });

  test("B-41: retrying one that is in error makes it provisioning", async () => {
    const id = find(({ status }) => status === "error");
    const { status, json, deviations } = await ask(`POST /api/channels/${id}/retry-provisioning`);
    expect({ status, json, deviations }).toEqual({ status: 200, json: { ok: true }, deviations: [] });
    expect(await read(id)).toMatchObject({ status: "provisioning" });
  });

  test("B-42: retrying one that is not in error answers the same and changes nothing", async () => {
    const before = await read(support);
    expect((await ask(`POST /api/channels/${support}/retry-provisioning`)).json).toEqual({ ok: true });
    expect(await read(support)).toEqual(before);
  });

  describe("B-44: a PATCH", () => {
    test("answers with the whole channel and changes only what was sent", async () => {
      const before = await read(support);
      const { json, deviations } = await ask(`PATCH /api/channels/${support}`, { displayName: "Help" });
      expect(json).toEqual({ ...before, displayName: "Help" });
      expect(await read(support)).toEqual(json);
      expect(deviations).toEqual([]);
    });
    test("with an empty name is refused, saying which rule that breaks", async () => {
      const { status, json } = await ask(`PATCH /api/channels/${support}`, { displayName: "" });
      expect(status).toBe(400);
      expect((json as JsonObject)["error"]).toMatch(/displayName.*1 character/);
    });
    test("does not set type, workspace or status", async () => {
      const body = { channelType: "voice", workspaceId: nobody, status: "error", displayName: "X" };
      expect((await ask(`PATCH /api/channels/${support}`, body)).json).toMatchObject({
        channelType: "email",
        workspaceId: workspace,
        status: "active",
        displayName: "X",
      });
    });
    test("switches a channel off", async () => {
      expect((await ask(`PATCH /api/channels/${support}`, { enabled: false })).json).toMatchObject({
        enabled: false,
      });
    });
  });

  test("B-45: a PATCH of one key of config keeps the others", async () => {
    const { json } = await ask(`PATCH /api/channels/${support}`, {
      config: { fromName: "Customer Support" },
    });
    expect(json).toMatchObject({
      config: { inboundAddress: "support@nordic-parts.dk", fromName: "Customer Support" },
    });
  });

  test("B-46: what is stored as a credential never shows again, nor does the name of it", async () => {
    const secret = { markerName17: "marker-value-17" };
    const later = [
      await ask(`POST /api/channels/${support}/credentials`, secret),
      await ask(`GET /api/channels/${support}`),
      await ask(`PATCH /api/channels/${support}`, { displayName: "X" }),
      await ask(`PATCH /api/channels/${support}`, { displayName: "" }),
      await ask(`POST /api/channels/${support}/test`),
      await ask(`POST /api/channels/${support}/retry-provisioning`),
      await ask(`DELETE /api/channels/${support}`),
      await ask(`GET /api/channels/${support}`),
    ];
    for (const { body } of later) expect(body).not.toMatch(/marker/);
  });

  test("B-47: the reference to credentials names workspace and channel, and stays when they are replaced", async () => {
    const first = await ask(`POST /api/channels/${support}/credentials`, { apiKey: "a" });
    const second = await ask(`POST /api/channels/${support}/credentials`, { token: "b" });
    expect(first.json).toEqual({ ok: true, credentialsRef: `channels/${workspace}/${support}` });
    expect(first.deviations).toEqual([]);
    expect(second.json).toEqual(first.json);
  });

  test.each<[string, Json]>([
    ["a number", { apiKey: 1 }],
    ["an object", { apiKey: { nested: "x" } }],
    ["null", { apiKey: null }],
  ])("B-48: a credential that is %s is refused", async (_, body) => {
    const { status, json, deviations } = await ask(`POST /api/channels/${support}/credentials`, body);
    expect(status).toBe(400);
    expect((json as JsonObject)["error"]).toContain("apiKey");
    expect(deviations).toEqual([]);
  });

  describe("B-49: a test", () => {
    test.each(["email", "chat"])("of %s succeeds when the channel is active, and only then", async (type) => {
      for (const { id, status, channelType } of channels()) {
        if (channelType !== type) continue;
        const answer = await ask(`POST /api/channels/${String(id)}/test`);
        expect({ status: answer.status, json: answer.json }).toEqual({
          status: 200,
          json: { ok: status === "active" },
        });
        expect(answer.deviations).toEqual([]);
      }
    });
    test.each(["whatsapp", "voice"])("of %s succeeds once credentials are stored", async (type) => {
      const id = find((row) => row["channelType"] === type && !row["credentials"]);
      expect((await ask(`POST /api/channels/${id}/test`)).json).toEqual({ ok: false });
      await ask(`POST /api/channels/${id}/credentials`, { apiKey: "x" });
      expect((await ask(`POST /api/channels/${id}/test`)).json).toEqual({ ok: true });
    });
    test("changes nothing", async () => {
      const before = await read(support);
      await ask(`POST /api/channels/${support}/test`);
      expect(await read(support)).toEqual(before);
    });
  });

  test("B-50: one that was deleted is gone for good", async () => {
    const { status, json, deviations } = await ask(`DELETE /api/channels/${support}`);
    expect({ status, json, deviations }).toEqual({ status: 200, json: { ok: true }, deviations: [] });
    expect((await ask(`GET /api/channels/${support}`)).status).toBe(404);
    expect((await ask(`DELETE /api/channels/${support}`)).status).toBe(404);
  });

  describe("B-51: an unknown or foreign id", () => {
    const lines: readonly [string, Json | undefined][] = [
      ["GET /api/channels/ID", undefined],
      ["PATCH /api/channels/ID", { displayName: "X" }],
      ["DELETE /api/channels/ID", undefined],
      ["POST /api/channels/ID/credentials", { apiKey: "x" }],
      ["POST /api/channels/ID/test", undefined],
      ["POST /api/channels/ID/retry-provisioning", undefined],
    ];
    test.each(lines)("is not found by %s", async (line, body) => {
      const foreign = String(trial.world.tenants[1]?.rows["channels"]?.[0]?.["id"]);
      for (const id of [nobody, foreign]) {
        const { status, json, deviations } = await ask(line.replace("ID", id), body);
        expect(status).toBe(404);
        expect(json).toEqual({ error: `No channel has the id "${id}"` });
        expect(deviations).toEqual([]);
      }
    });
  });
});
