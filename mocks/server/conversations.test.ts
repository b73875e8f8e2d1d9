import { beforeEach, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { trialTime, tryOhallo, type Answered, type Trial } from "./trial.suite.ts";

const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";
const workspaceId = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const channelId = "d4e5f6a7-b8c9-0123-4567-890abcdef012";
const nobody = "00000000-0000-4000-8000-000000000000";
const user = "5e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";

describe("conversations of oHallo", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const ask = (line: string, json?: Json): Promise<Answered> =>
    trial.ask(line, json === undefined ? { key } : { key, json });
  const conversations = (): readonly Row[] => trial.world.tenants[0]?.rows["conversations"] ?? [];
  const find = (fits: (row: Row) => boolean): string => String(conversations().find(fits)?.["id"]);
  const underWay = (row: Row): boolean =>
    ["open", "in_progress", "awaiting_contact"].includes(String(row["status"]));
  const list = async (query = ""): Promise<readonly JsonObject[]> => {
    const rows: JsonObject[] = [];
    for (let cursor = ""; ;) {
      const { json, deviations } = await ask(`GET /api/conversations?${query}${cursor}`);
      expect(deviations).toEqual([]);
      const { data, nextCursor } = json as { data: JsonObject[]; nextCursor?: string };
      rows.push(...data);
      if (nextCursor === undefined) return rows;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
  };
  const read = async (id: string): Promise<JsonObject> =>
    (await list("limit=100")).find((row) => row["id"] === id) ?? {};
  /** Does something to a conversation, and says that it was done as documented. */
  const act = async (id: string, action: string, json?: Json): Promise<void> => {
    const { status, json: said, deviations } = await ask(`POST /api/conversations/${id}/${action}`, json);
    expect({ status, said, deviations }).toEqual({ status: 200, said: { ok: true }, deviations: [] });
  };
  const refused = async (id: string, action: string, status: number, json?: Json): Promise<void> => {
    const before = await read(id);
    const answer = await ask(`POST /api/conversations/${id}/${action}`, json);
    expect(answer.status).toBe(status);
    expect(answer.deviations).toEqual([]);
    expect(await read(id)).toEqual(before);
  };

  describe("B-24: following nextCursor", () => {
    test.each([1, 7, 25, 50, 100])("%i at a time visits each conversation once", async (limit) => {
      const ids = (await list(`limit=${limit}`)).map(({ id }) => id);
      expect(ids).toEqual(conversations().map(({ id }) => id));
    });
    test("ends with a page that has none", async () => {
      const { json } = await ask("GET /api/conversations?limit=100");
      expect(json).not.toHaveProperty("nextCursor");
      const { json: first } = await ask("GET /api/conversations?limit=59");
      expect(typeof (first as JsonObject)["nextCursor"]).toBe("string");
    });
    test("shows fifty at once where nothing else is said", async () => {
      const { json } = await ask("GET /api/conversations");
      expect((json as { data: Json[] }).data).toHaveLength(50);
    });
    test("keeps to the filters of the first page", async () => {
      const open = conversations().filter(({ status }) => status === "open");
      expect((await list("status=open&limit=2")).map(({ id }) => id)).toEqual(open.map(({ id }) => id));
    });
    test("from one that no page has given is refused", async () => {
      const { status, deviations } = await ask("GET /api/conversations?cursor=made-up");
      expect(status).toBe(400);
      expect(deviations).toEqual([]);
    });
  });

  describe("the list is narrowed", () => {
    test.each(["workspaceId", "status", "contactId", "accountId", "humanManaged", "hasAttention"])(
      "by %s",
      async (name) => {
        const values = new Set(conversations().map((row) => row[name] ?? null));
        values.delete(null);
        expect(values.size).toBeGreaterThan(1);
        for (const value of values) {
          const found = await list(`${name}=${String(value)}`);
          const fitting = conversations().filter((row) => row[name] === value);
          expect(found.map(({ id }) => id)).toEqual(fitting.map(({ id }) => id));
        }
      },
    );
    test("by several at once", async () => {
      const found = await list("status=open&hasAttention=true");
      expect(found.length).toBeGreaterThan(0);
      for (const row of found) expect(row).toMatchObject({ status: "open", hasAttention: true });
    });
    test("by the name and the address of the contact, and by the subject", async () => {
      const [row = {}] = conversations().filter(({ subject }) => subject !== null);
      for (const name of ["contactName", "contactEmail", "subject"]) {
        const part = String(row[name]).slice(1).toUpperCase();
        const ids = (await list(`q=${encodeURIComponent(part)}`)).map(({ id }) => id);
        expect(ids).toContain(row["id"]);
      }
      expect(await list("q=nobody-says-so")).toEqual([]);
    });
    test("to nothing by a status that there is not, which is refused", async () => {
      const { status, deviations } = await ask("GET /api/conversations?status=human_managed");
      expect(status).toBe(400);
      expect(deviations).toEqual([]);
    });
  });

  test("B-14: the conversations of a contact who was deleted are still there, and listed under it", async () => {
    const { contactId = "" } = conversations()[0] ?? {};
    const before = (await list(`contactId=${String(contactId)}`)).length;
    expect((await ask(`DELETE /api/contacts/${String(contactId)}`)).status).toBe(204);
    const after = await list(`contactId=${String(contactId)}`);
    expect(after).toHaveLength(before);
    expect(after.length).toBeGreaterThan(0);
    for (const each of after) expect(each).toMatchObject({ contactId, contactName: null });
  });

  test("B-50: the conversations on a channel that was deleted are still there", async () => {
    const before = await list();
    const { channelId: gone } = conversations()[0] ?? {};
    expect((await ask(`DELETE /api/channels/${String(gone)}`)).status).toBe(200);
    expect(await list()).toEqual(before);
  });

  describe("B-60: a take-over", () => {
    test("makes a conversation a person's, and a release the AI's again", async () => {
      const id = find((row) => underWay(row) && row["humanManaged"] === false);
      const before = await read(id);
      await act(id, "take-over");
      expect(await read(id)).toEqual({ ...before, humanManaged: true, status: "in_progress" });
      await act(id, "release");
      expect(await read(id)).toEqual({ ...before, humanManaged: false, status: "open" });
    });
    test.each(["take-over", "release"])("is over for one that has ended: %s", async (action) => {
      for (const ended of ["resolved", "closed", "abandoned"])
        await refused(
          find(({ status }) => status === ended),
          action,
          409,
        );
    });
    test("must come before a reply, which is then the last message", async () => {
      const id = find((row) => underWay(row) && row["humanManaged"] === false);
      await refused(id, "reply", 409, { content: "I am a person." });
      await act(id, "take-over");
      await act(id, "reply", { content: "I am a person." });
      expect(await read(id)).toMatchObject({
        lastMessagePreview: "I am a person.",
        lastMessageAt: trialTime,
      });
    });
  });

  describe("B-60: a message without a content", () => {
    test.each<[string, Json]>([
      ["an empty one", { content: "" }],
      ["none", {}],
    ])("is no reply: %s", async (_, json) => {
      const id = find(({ humanManaged }) => humanManaged === true);
      await refused(id, "reply", 400, json);
    });
    test("begins no conversation", async () => {
      const before = await list();
      const { status } = await ask("POST /api/conversations/compose", {
        workspaceId,
        channelId,
        contactId: henrik,
        content: "",
      });
      expect(status).toBe(400);
      expect(await list()).toEqual(before);
    });
  });

  test("B-60: one that is resolved cannot be resolved again", async () => {
    const id = find(underWay);
    await act(id, "resolve", { outcome: "Settled." });
    expect(await read(id)).toMatchObject({ status: "resolved" });
    await refused(id, "resolve", 409);
  });

  test("B-60: what a guardrail holds back is approved once; then nothing waits", async () => {
    const id = find(({ pendingApproval }) => pendingApproval !== null);
    await act(id, "approve");
    expect(await read(id)).toMatchObject({ pendingApproval: null });
    await refused(id, "approve", 404);
  });

  test("B-60: assigning moves a conversation to a person's queue, unassigning back to that of all", async () => {
    const id = find(({ assignedTo }) => assignedTo === null);
    const before = await read(id);
    await act(id, "assign", { userId: user });
    expect(await read(id)).toEqual({ ...before, assignedTo: user });
    await act(id, "unassign");
    expect(await read(id)).toEqual(before);
    await refused(id, "assign", 400, { userId: "usr_1" });
  });

  test("B-60: resolving an attention item leaves its conversation alone", async () => {
    const items = async (): Promise<readonly JsonObject[]> => {
      const { json, deviations } = await ask("GET /api/attention-items");
      expect(deviations).toEqual([]);
      return json as readonly JsonObject[];
    };
    const open = (await items()).find(({ status }) => status === "open") ?? {};
    const before = await read(String(open["conversationId"]));
    const { json, deviations } = await ask(`POST /api/attention-items/${String(open["id"])}/resolve`);
    expect({ json, deviations }).toEqual({ json: { ok: true }, deviations: [] });
    expect((await items()).find(({ id }) => id === open["id"])).toEqual({
      ...open,
      status: "resolved",
      resolvedAt: trialTime,
    });
    expect(await read(String(open["conversationId"]))).toEqual(before);
  });

  describe("B-38: to compose", () => {
    const message = { workspaceId, channelId, subject: "Your part", content: "It is here." };
    test("to a contact who is there begins a conversation and creates nobody", async () => {
      const contacts = (await ask("GET /api/contacts?limit=1")).json;
      const before = await list();
      const { status, json, deviations } = await ask("POST /api/conversations/compose", {
        ...message,
        contactId: henrik,
      });
      expect({ status, json, deviations }).toEqual({ status: 200, json: { ok: true }, deviations: [] });
      const known = new Set(before.map(({ id }) => id));
      expect((await list()).filter(({ id }) => !known.has(id))).toMatchObject([
        {
          workspaceId,
          channelId,
          contactId: henrik,
          contactName: "Henrik Larsen",
          subject: "Your part",
          lastMessagePreview: "It is here.",
          lastMessageAt: trialTime,
          humanManaged: false,
          assignedTo: null,
        },
      ]);
      expect((await ask("GET /api/contacts?limit=1")).json).toEqual(contacts);
    });

    /** Composes as documented; the conversation that there is then and was not before. */
    const compose = async (change: JsonObject, as = key): Promise<JsonObject> => {
      const known = new Set((await list()).map(({ id }) => id));
      const { status, json, deviations } = await trial.ask("POST /api/conversations/compose", {
        key: as,
        json: { ...message, ...change },
      });
      expect({ status, json, deviations }).toEqual({ status: 200, json: { ok: true }, deviations: [] });
      const [begun = {}, ...more] = (await list()).filter(({ id }) => !known.has(id));
      expect(more).toEqual([]);
      return begun;
    };
    const contact = async (id: Json | undefined): Promise<JsonObject> => {
      const { json, deviations } = await ask(`GET /api/contacts/${String(id)}`);
      expect(deviations).toEqual([]);
      return json as JsonObject;
    };
    const people = async (): Promise<Json | undefined> =>
      ((await ask("GET /api/contacts?limit=1")).json as JsonObject)["total"];

    test.each(["contactEmail", "contactPhone"])(
      "to the %s of a contact finds the contact",
      async (address) => {
        const before = await people();
        const { email = null, phone = null, accountId = null, accountName = null } = await contact(henrik);
        const begun = await compose({ [address]: address === "contactEmail" ? email : phone });
        const known = { contactId: henrik, contactName: "Henrik Larsen", contactEmail: email };
        expect(begun).toMatchObject({ ...known, accountId, accountName });
        expect(accountId).not.toBeNull();
        expect(await people()).toBe(before);
      },
    );
    test("to an email address of nobody's makes a contact, who is found the next time", async () => {
      const before = Number(await people());
      const address = { contactEmail: "ida@nord.example", contactPhone: "+4511223344" };
      const begun = await compose({ ...address, contactName: "Ida Maria Holm" });
      expect(begun).toMatchObject({ contactName: "Ida Maria Holm", contactEmail: "ida@nord.example" });
      expect(await contact(begun["contactId"])).toMatchObject({
        name: "Ida Maria Holm",
        firstName: "Ida",
        lastName: "Maria Holm",
        email: "ida@nord.example",
        phone: "+4511223344",
        accountId: null,
        resolutionStatus: "unresolved",
        identities: [{ channel: "email", value: "ida@nord.example" }],
        createdAt: trialTime,
        updatedAt: trialTime,
      });
      expect(await compose(address)).toMatchObject({ contactId: begun["contactId"] ?? null });
      expect(await people()).toBe(before + 1);
    });
    test("to a telephone number of nobody's makes a contact without a name and an address", async () => {
      const { contactId } = await compose({ contactPhone: "+4599887766" });
      const made = { name: null, email: null, phone: "+4599887766", identities: [] };
      expect(await contact(contactId)).toMatchObject(made);
      expect(await compose({ contactPhone: "+4599887766" })).toMatchObject({ contactId: contactId ?? null });
    });
    test("makes a contact that the list of conversations is searched by", async () => {
      const { id } = await compose({ contactEmail: "ida@nord.example", contactName: "Ida Holm" });
      expect((await list("q=ida%20holm")).map((row) => row["id"])).toEqual([id]);
    });
    test("finds nobody beyond a restricted key's workspace, and makes the contact within it", async () => {
      const rows = trial.world.tenants[0]?.rows["contacts"] ?? [];
      const outside = rows.find((row) => row["workspaceId"] !== workspaceId && row["email"] !== null) ?? {};
      const narrow = trial.key("nordic-parts", "within:workspaceId");
      const begun = await compose({ contactEmail: outside["email"] ?? null }, narrow);
      expect(begun["contactId"]).not.toBe(outside["id"]);
      const { status } = await trial.ask(`GET /api/contacts/${String(begun["contactId"])}`, { key: narrow });
      expect(status).toBe(200);
    });
    test("on a channel of another workspace is refused, saying so, and makes nobody", async () => {
      const before = [await people(), await list()];
      const rows = trial.world.tenants[0]?.rows["channels"] ?? [];
      const other = rows.find((row) => row["workspaceId"] !== workspaceId) ?? {};
      const { status, json, deviations } = await ask("POST /api/conversations/compose", {
        ...message,
        contactEmail: "ida@nord.example",
        channelId: other["id"] ?? null,
      });
      expect({ status, deviations }).toEqual({ status: 400, deviations: [] });
      expect(json).toEqual({
        error: `channelId must be the id of a channel whose workspaceId is "${workspaceId}", but the workspaceId of channel "${String(other["id"])}" is "${String(other["workspaceId"])}"`,
      });
      expect([await people(), await list()]).toEqual(before);
    });
    test.each<[string, JsonObject]>([
      ["to nobody", {}],
      ["both to a contact and to an address", { contactId: henrik, contactEmail: "a@b.dk" }],
      ["to a contact who is not there", { contactId: nobody }],
      ["on a channel that is not there", { contactId: henrik, channelId: nobody }],
      ["in a workspace that is not there", { contactId: henrik, workspaceId: nobody }],
    ])("%s is refused", async (_, change) => {
      const before = await list();
      const { status, deviations } = await ask("POST /api/conversations/compose", { ...message, ...change });
      expect(status).toBe(400);
      expect(deviations).toEqual([]);
      expect(await list()).toEqual(before);
    });
  });

  test("B-5: nothing can be done to another tenant's conversation, which is not found", async () => {
    const foreign = String(trial.world.tenants[1]?.rows["conversations"]?.[0]?.["id"]);
    const bodies: Readonly<Record<string, Json>> = { reply: { content: "x" }, assign: { userId: user } };
    for (const action of ["reply", "take-over", "release", "resolve", "assign", "unassign", "approve"]) {
      const { status, deviations } = await ask(
        `POST /api/conversations/${foreign}/${action}`,
        bodies[action],
      );
      expect([action, status, deviations]).toEqual([action, 404, []]);
    }
  });

  test("B-6: a restricted key sees the conversations and attention items of its workspace only", async () => {
    const asked = { key: trial.key("nordic-parts", "within:workspaceId") };
    const within = conversations().filter((row) => row["workspaceId"] === workspaceId);
    const { json } = await trial.ask("GET /api/conversations?limit=100", asked);
    expect((json as { data: JsonObject[] }).data.map(({ id }) => id)).toEqual(within.map(({ id }) => id));
    const items = (await trial.ask("GET /api/attention-items", asked)).json as readonly JsonObject[];
    const ids = new Set(within.map(({ id }) => id));
    for (const { conversationId } of items) expect(ids.has(conversationId)).toBe(true);
  });
});
