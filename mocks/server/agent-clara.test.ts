import { beforeEach, describe, expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../../spec/index.ts";
import { tryAgentClara, tryMock, type Answered, type Trial } from "./trial.suite.ts";

const ada = "cust_8f3k2m9q";
const conversation = "conv_5h7n1p4r";
const nobody = "cust_nobody00";

describe("AgentClara", () => {
  let trial: Trial;
  let key: string;
  let time: number;
  beforeEach(async () => {
    time = Date.parse("2024-02-02T12:00:00.000Z");
    // A second passes with every look at the clock, so that no rate is reached by chance.
    trial = await tryAgentClara(() => new Date((time += 1000)));
    key = trial.key("harbour-dental", "full");
  });

  const ask = async (line: string, json?: Json): Promise<Answered> => {
    const answered = await trial.ask(line, json === undefined ? { key } : { key, json });
    expect(answered.deviations).toEqual([]);
    return answered;
  };
  const row = async (line: string, json?: Json): Promise<JsonObject> =>
    ((await ask(line, json)).json as { data: JsonObject }).data;
  const rows = async (line: string): Promise<readonly JsonObject[]> =>
    ((await ask(line)).json as { data: readonly JsonObject[] }).data;
  const namesOf = (list: readonly JsonObject[]): readonly (Json | undefined)[] =>
    list.map(({ name }) => name);

  describe("B-70: every body says in `success` how it went:", () => {
    test.each<[line: string, json?: Json]>([
      ["GET /contacts"],
      [`GET /contacts/${ada}`],
      ["GET /contacts/search?q=ada"],
      [`GET /contacts/${ada}/conversations`],
      ["GET /conversations"],
      [`GET /conversations/${conversation}`],
      ["POST /contacts", { name: "Dora" }],
      [`PATCH /contacts/${ada}`, { tags: [] }],
      [`DELETE /contacts/${ada}`],
      ["POST /conversations", { channel: "sms", customer_phone: "+15550009999" }],
      [`PATCH /conversations/${conversation}`, { status: "resolved" }],
      [`POST /conversations/${conversation}/messages`, { content: "Hello" }],
      [`POST /conversations/${conversation}/close`],
    ])("%s succeeds", async (line, json) => {
      const answered = await ask(line, json);
      expect(answered.status).toBe(line.startsWith("POST") && !line.endsWith("close") ? 201 : 200);
      expect(answered.json).toMatchObject({ success: true });
    });

    const refused = { success: false, error: expect.stringMatching(/./) as unknown };
    test.each(["expired", "revoked"])("401 with a key that is %s", async (name) => {
      const { status, json, deviations } = await trial.ask("GET /contacts", {
        key: trial.key("harbour-dental", name),
      });
      expect({ status, json, deviations }).toEqual({ status: 401, json: refused, deviations: [] });
    });
    test("401 without a key, and with one that nobody was given", async () => {
      for (const asked of [{}, { key: `sk_test_${"x".repeat(32)}` }, { key: "sk_live" }]) {
        const { status, json, headers } = await trial.ask("GET /contacts", asked);
        expect({ status, json }).toEqual({ status: 401, json: refused });
        expect(headers["www-authenticate"]).toMatch(/^Bearer/);
      }
    });
    test.each([`GET /contacts/${nobody}`, "GET /conversations/conv_none", `DELETE /contacts/${nobody}`])(
      "404: %s",
      async (line) => {
        const { status, json } = await ask(line);
        expect({ status, json }).toEqual({ status: 404, json: refused });
      },
    );
    test("404 for what another sub-account has", async () => {
      const other = trial.key("studio-nord", "full");
      const { status, json } = await trial.ask(`GET /contacts/${ada}`, { key: other });
      expect({ status, json }).toEqual({ status: 404, json: refused });
    });
    test.each<[line: string, json?: Json]>([
      ["GET /contacts?limit=101"],
      ["GET /contacts?limit=many"],
      ["GET /contacts?offset=-1"],
      ["GET /contacts?sort=age"],
      ["GET /conversations?channel=fax"],
      ["POST /conversations", { channel: "email", customer_phone: "+15550009999" }],
      [`POST /conversations/${conversation}/messages`, {}],
      [`PATCH /conversations/${conversation}`, { status: "lost" }],
    ])("400: %s %j", async (line, json) => {
      const answered = await ask(line, json);
      expect({ status: answered.status, json: answered.json }).toEqual({ status: 400, json: refused });
    });

    test("429 above 100 calls in ten seconds, for this key alone, until they are over", async () => {
      const still = new Date("2024-02-02T12:00:00.000Z");
      let later = 0;
      trial = await tryAgentClara(() => new Date(still.getTime() + later));
      key = trial.key("harbour-dental", "full");
      for (let call = 0; call < 100; call += 1) expect((await ask("GET /contacts?limit=1")).status).toBe(200);
      const { status, json, headers, deviations } = await trial.ask("GET /contacts", { key });
      expect({ status, json, deviations }).toEqual({ status: 429, json: refused, deviations: [] });
      expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      expect(Number(headers["retry-after"])).toBeLessThanOrEqual(10);
      const other = { key: trial.key("studio-nord", "full") };
      expect((await trial.ask("GET /contacts", other)).status).toBe(200);
      later = 10_000;
      expect((await ask("GET /contacts")).status).toBe(200);
    });

    test("429 above 1,000 calls in a minute, of which the shorter rate lets nobody make so many", async () => {
      const { contract } = trial.mock;
      const slow = { ...contract, rates: contract.rates.filter(({ seconds }) => seconds === 60) };
      trial = tryMock(slow, trial.world, () => new Date("2024-02-02T12:00:00.000Z"));
      const statuses: number[] = [];
      for (let call = 0; call < 1001; call += 1)
        statuses.push((await trial.ask("GET /contacts?limit=1", { key })).status);
      expect(statuses.indexOf(429)).toBe(1000);
    });
  });

  describe("B-71: a contact", () => {
    test.each<[string, Json]>([
      ["without a name", { email: "dora@example.com" }],
      ["with an empty name", { name: "" }],
      ["with a name that is none", { name: 5 }],
    ])("%s is not created", async (_, body) => {
      const { status, json } = await ask("POST /contacts", body);
      expect({ status, json }).toEqual({
        status: 400,
        json: { success: false, error: expect.stringMatching(/name/) },
      });
    });
    test("needs no more than a name", async () => {
      const { id, name } = await row("POST /contacts", { name: "Dora" });
      expect(name).toBe("Dora");
      expect(await row(`GET /contacts/${String(id)}`)).toMatchObject({
        name: "Dora",
        email: null,
        phone: null,
        tags: [],
        custom_fields: {},
      });
    });
  });

  describe("B-72: the list of contacts", () => {
    test("shows 25 where nothing is said, and 100 at most", async () => {
      expect(await rows("GET /contacts")).toHaveLength(25);
      expect(await rows("GET /contacts?limit=100")).toHaveLength(60);
      expect((await ask("GET /contacts?limit=101")).status).toBe(400);
    });
    test("goes on where `offset` says", async () => {
      const all = await rows("GET /contacts?limit=100");
      expect(await rows("GET /contacts?limit=5&offset=7")).toEqual(all.slice(7, 12));
      expect(await rows("GET /contacts?offset=1000")).toEqual([]);
    });
    test.each(["lindqvist", "ADA LIN", "ada@lindqvist"])("finds Ada by %s", async (text) => {
      expect(namesOf(await rows(`GET /contacts?search=${encodeURIComponent(text)}`))).toEqual([
        "Ada Lindqvist",
      ]);
    });
    test("does not search elsewhere than in name and email", async () => {
      expect(await rows("GET /contacts?search=%2B15551234567")).toEqual([]);
    });
    test("shows those with a tag, all of them and no others", async () => {
      const all = await rows("GET /contacts?limit=100");
      const vips = all.filter(({ tags }) => Array.isArray(tags) && tags.includes("vip"));
      expect(vips.length).toBeGreaterThan(1);
      expect(vips.length).toBeLessThan(all.length);
      expect(await rows("GET /contacts?limit=100&tag=vip")).toEqual(vips);
    });
    test.each([
      ["created", "created_at"],
      ["updated", "updated_at"],
      ["name", "name"],
    ])("comes in the order of %s", async (sort, property) => {
      const values = (await rows(`GET /contacts?limit=100&sort=${sort}`)).map((each) =>
        String(each[property]),
      );
      const rising = values.every(
        (value, at) => at === 0 || String(values[at - 1]).localeCompare(value) <= 0,
      );
      const falling = values.every(
        (value, at) => at === 0 || String(values[at - 1]).localeCompare(value) >= 0,
      );
      expect(rising || falling).toBe(true);
    });
  });

  describe("B-72: the search for contacts", () => {
    test("must be told what to look for", async () => {
      expect((await ask("GET /contacts/search")).status).toBe(400);
      expect((await ask("GET /contacts/search?q=")).status).toBe(400);
    });
    test("shows ten where nothing is said", async () => {
      expect(await rows("GET /contacts/search?q=example.com")).toHaveLength(10);
      expect((await rows("GET /contacts/search?q=example.com&limit=30")).length).toBe(30);
    });
    test("finds by name and by email", async () => {
      expect(namesOf(await rows("GET /contacts/search?q=ada%20l"))).toEqual(["Ada Lindqvist"]);
      expect(namesOf(await rows("GET /contacts/search?q=cleo@example"))).toEqual(["Cleo"]);
    });
  });

  describe("B-73: a new contact", () => {
    test("has the ten fields, no conversation, and times of its own", async () => {
      const body = {
        name: "Dora",
        email: "dora@example.com",
        phone: "+15557654321",
        tags: ["new"],
        custom_fields: { plan: "pro" },
      };
      const made = await row("POST /contacts", body);
      expect(made).toEqual({
        ...body,
        id: expect.stringMatching(/^cust_[A-Za-z0-9]+$/),
        created_at: expect.stringMatching(/^2024-02-02T/),
        updated_at: expect.stringMatching(/^2024-02-02T/),
        last_conversation: null,
        conversation_count: 0,
      });
      expect(await row(`GET /contacts/${String(made["id"])}`)).toEqual(made);
      expect(await rows("GET /contacts?search=dora@example.com")).toMatchObject([{ id: made["id"] }]);
    });
    test("knows of its conversations once there are some", async () => {
      expect(await row(`GET /contacts/${ada}`)).toMatchObject({
        conversation_count: 1,
        last_conversation: expect.stringMatching(/^2024-01-20T14:2/),
      });
      for (const each of await rows("GET /contacts?limit=100")) {
        const { conversation_count, last_conversation } = await row(`GET /contacts/${String(each["id"])}`);
        expect({ none: last_conversation === null }).toEqual({ none: conversation_count === 0 });
      }
    });
  });

  describe("B-74: an update", () => {
    test("puts tags in the place of others, and leaves alone what is not sent", async () => {
      const { updated_at: then, ...before } = await row(`GET /contacts/${ada}`);
      const changed = await row(`PATCH /contacts/${ada}`, { tags: ["vip", "premium"] });
      const { updated_at, ...after } = changed;
      expect(after).toEqual({ ...before, tags: ["vip", "premium"] });
      expect(String(updated_at) > String(then)).toBe(true);
      expect(await row(`GET /contacts/${ada}`)).toEqual(changed);
    });
    test("changes the custom fields that are sent, and keeps the others", async () => {
      await row(`PATCH /contacts/${ada}`, { custom_fields: { plan: "pro" } });
      expect(await row(`GET /contacts/${ada}`)).toMatchObject({
        custom_fields: { company: "Acme", plan: "pro" },
      });
    });
    test("of nothing changes nothing", async () => {
      const { updated_at: _, ...before } = await row(`GET /contacts/${ada}`);
      expect(await row(`PATCH /contacts/${ada}`, {})).toMatchObject(before);
    });
    test("does not touch what a client may not set", async () => {
      expect(
        await row(`PATCH /contacts/${ada}`, { id: nobody, conversation_count: 99, created_at: "x" }),
      ).toMatchObject({
        id: ada,
        conversation_count: 1,
        created_at: "2024-01-15T10:30:00.000Z",
      });
    });
    test("of a conversation adds its tags to those that are there, none twice", async () => {
      await row(`PATCH /conversations/${conversation}`, { tags: ["booked", "booking"] });
      expect(await row(`GET /conversations/${conversation}`)).toMatchObject({ tags: ["booking", "booked"] });
    });
  });

  describe("B-75: a contact that was deleted", () => {
    test("is gone everywhere", async () => {
      const { status, json } = await ask(`DELETE /contacts/${ada}`);
      expect({ status, json }).toEqual({ status: 200, json: { success: true } });
      expect((await ask(`GET /contacts/${ada}`)).status).toBe(404);
      expect((await ask(`DELETE /contacts/${ada}`)).status).toBe(404);
      expect((await ask(`GET /contacts/${ada}/conversations`)).status).toBe(404);
      expect(await rows("GET /contacts?search=lindqvist")).toEqual([]);
      expect(await rows("GET /contacts/search?q=lindqvist")).toEqual([]);
      expect(await rows("GET /contacts?limit=100")).toHaveLength(59);
    });
    test("leaves its conversations as they are, with nobody to look up", async () => {
      await ask(`DELETE /contacts/${ada}`);
      expect(await row(`GET /conversations/${conversation}`)).toMatchObject({
        customer_id: ada,
        customer_name: "Ada Lindqvist",
        customer_phone: null,
      });
    });
  });

  describe("a conversation", () => {
    test("shows its messages, the earliest first, and the last of them in lists", async () => {
      expect(await row(`GET /conversations/${conversation}`)).toMatchObject({
        customer_phone: "+15551234567",
        timestamp: "2024-01-20T14:22:00.000Z",
        messages: [
          { id: "msg_2c6t8w3x", sender: "customer", content: "Could I come in on Tuesday?" },
          { id: "msg_9d1v5y7z", sender: "assistant", content: "Tuesday at ten is yours." },
        ],
      });
      const [shown] = await rows(`GET /contacts/${ada}/conversations`);
      expect(shown).toMatchObject({
        last_message: "Tuesday at ten is yours.",
        timestamp: "2024-01-20T14:22:00.000Z",
      });
    });
    test("takes a message, from the assistant unless it says otherwise", async () => {
      const sent = await row(`POST /conversations/${conversation}/messages`, { content: "See you then" });
      expect(sent).toMatchObject({
        id: expect.stringMatching(/^msg_/),
        sender: "assistant",
        content: "See you then",
      });
      const { messages, timestamp } = await row(`GET /conversations/${conversation}`);
      expect(Array.isArray(messages) && messages.length).toBe(3);
      expect(timestamp).toBe(sent["timestamp"]);
      const answer = await row(`POST /conversations/${conversation}/messages`, {
        content: "Yes",
        sender: "customer",
      });
      expect(answer).toMatchObject({ sender: "customer" });
    });
    test("is closed, and closed again", async () => {
      for (let time = 0; time < 2; time += 1)
        expect(await row(`POST /conversations/${conversation}/close`)).toMatchObject({ status: "closed" });
      expect(await row(`GET /conversations/${conversation}`)).toMatchObject({ status: "closed" });
    });
    test("is begun with the contact who has the number", async () => {
      const sent = { channel: "sms", customer_phone: "+15551234567", message: "Your appointment is at ten." };
      const known = { customer_id: ada, customer_name: "Ada Lindqvist", customer_phone: "+15551234567" };
      expect(await row("POST /conversations", sent)).toMatchObject(known);
      expect(await row("POST /conversations", { ...sent, customer_name: "Ada" })).toMatchObject({
        ...known,
        customer_name: "Ada",
      });
      expect(await row(`GET /contacts/${ada}`)).toMatchObject({
        name: "Ada Lindqvist",
        conversation_count: 3,
      });
      expect(await rows("GET /contacts?limit=100")).toHaveLength(60);
    });
    test("is begun with a new contact where nobody has the number or address, and with the same one then", async () => {
      const asked = { customer_email: "dora@example.org", customer_name: "Dora Nilsen", channel: "email" };
      const begun = await row("POST /conversations", asked);
      const name = { customer_name: "Dora Nilsen", customer_phone: null };
      expect(begun).toMatchObject({ customer_id: expect.stringMatching(/^cust_/), ...name });
      const id = String(begun["customer_id"]);
      expect(await row(`GET /contacts/${id}`)).toMatchObject({
        name: "Dora Nilsen",
        email: "dora@example.org",
        phone: null,
        tags: [],
        conversation_count: 1,
        last_conversation: begun["timestamp"],
      });
      expect(await row("POST /conversations", asked)).toMatchObject({ customer_id: id });
      expect(await rows("GET /contacts?limit=100")).toHaveLength(61);
    });
    test("is begun with nobody on a channel that needs neither", async () => {
      expect(await row("POST /conversations", { channel: "instagram" })).toMatchObject({ customer_id: null });
      expect(await rows("GET /contacts?limit=100")).toHaveLength(60);
    });
    test("is found by channel, state and customer together", async () => {
      const all = await rows("GET /conversations?limit=100");
      const wanted = all.filter(({ channel, status }) => channel === "email" && status === "closed");
      expect(wanted.length).toBeGreaterThan(0);
      expect(await rows("GET /conversations?limit=100&channel=email&status=closed")).toEqual(wanted);
      expect(await rows(`GET /conversations?customer_id=${ada}`)).toMatchObject([{ id: conversation }]);
    });
  });

  test("the world has every channel in every state, and a sub-account that has nothing", async () => {
    for (const tenant of ["harbour-dental", "studio-nord"]) {
      const { json } = await trial.ask("GET /conversations?limit=100", { key: trial.key(tenant, "full") });
      const list = isObject(json) && Array.isArray(json["data"]) ? json["data"] : [];
      expect(
        new Set(list.map(({ channel, status }: JsonObject) => `${String(channel)} ${String(status)}`)).size,
      ).toBe(18);
    }
    const empty = { key: trial.key("first-day", "full") };
    expect((await trial.ask("GET /contacts", empty)).json).toEqual({ success: true, data: [] });
    expect((await trial.ask("GET /conversations", empty)).json).toEqual({ success: true, data: [] });
  });

  test("breaks at nothing", async () => {
    await ask("GET /contacts");
    expect(trial.errors).toEqual([]);
  });
});
