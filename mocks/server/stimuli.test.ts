import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../spec/index.ts";
import { trialTime, tryOhallo, type Answered, type Trial } from "./trial.suite.ts";

const workspaceId = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
const henrik = "f7e8d9c0-b1a2-3456-7890-abcdef123456";
const nordic = "12345678-abcd-4f01-a345-678901234567";
const stimuli = "/__counterfoil/worlds/main/tenants/nordic-parts/stimuli";

describe("what happens to oHallo from outside", () => {
  let trial: Trial;
  let key: string;
  beforeEach(async () => {
    trial = await tryOhallo();
    key = trial.key("nordic-parts", "full");
  });
  const stir = (name: string, json: JsonObject): Promise<Answered> =>
    trial.ask(`POST ${stimuli}/${name}`, { json });
  const receive = async (message: JsonObject): Promise<JsonObject> => {
    const whole = { workspaceId, channel: "email", body: "Hello", ...message };
    const { status, json } = await stir("inbound-message", whole);
    expect({ status, json }).toMatchObject({ status: 200 });
    return (json as JsonObject)["result"] as JsonObject;
  };
  const read = async (line: string): Promise<JsonObject> => {
    const { json, deviations } = await trial.ask(`GET /api/${line}`, { key });
    expect(deviations).toEqual([]);
    return json as JsonObject;
  };
  const contactOf = (told: JsonObject): Promise<JsonObject> => read(`contacts/${String(told["contactId"])}`);
  const accountOf = (told: JsonObject): Promise<JsonObject> => read(`accounts/${String(told["accountId"])}`);
  const total = async (of: string): Promise<unknown> => (await read(`${of}?limit=1`))["total"];
  const workspaces = (): readonly JsonObject[] => trial.world.tenants[0]?.rows["workspaces"] ?? [];
  const receiving = (businessType: string, channelType: string): string => {
    const channels = trial.world.tenants[0]?.rows["channels"] ?? [];
    const fits = workspaces().find(
      ({ id, businessType: type }) =>
        type === businessType &&
        channels.some(
          (channel) =>
            channel["workspaceId"] === id &&
            channel["channelType"] === channelType &&
            channel["status"] === "active",
        ),
    );
    return String(fits?.["id"]);
  };

  describe("B-30: a message", () => {
    test("from an unknown address creates a contact that is known by it", async () => {
      const told = await receive({ from: { email: "ida@strand-ventiler.dk", name: "Ida Strand" } });
      expect(told).toMatchObject({ contactCreated: true });
      expect(await contactOf(told)).toMatchObject({
        name: "Ida Strand",
        firstName: "Ida",
        lastName: "Strand",
        email: "ida@strand-ventiler.dk",
        phone: null,
        identities: [{ channel: "email", value: "ida@strand-ventiler.dk" }],
        createdAt: trialTime,
        updatedAt: trialTime,
      });
    });
    test.each([
      ["whatsapp", { phone: "+4520301020" }, [{ channel: "whatsapp", value: "+4520301020" }]],
      ["voice", { phone: "+4520301021" }, [{ channel: "voice", value: "+4520301021" }]],
      ["chat", { chatId: "visitor-77" }, [{ channel: "chat", value: "visitor-77" }]],
    ])("by %s creates one from the phone number or chat identity", async (channel, from, identities) => {
      const told = await receive({ workspaceId: receiving("b2b", channel), channel, from });
      expect(told).toMatchObject({ contactCreated: true, accountId: null });
      expect(await contactOf(told)).toMatchObject({ name: null, email: null, identities });
      const again = await receive({ workspaceId: receiving("b2b", channel), channel, from });
      expect(again).toMatchObject({ contactCreated: false, contactId: told["contactId"] });
    });
    test("from a known address creates none, however it is written", async () => {
      const before = await total("contacts");
      const byEmail = await receive({ from: { email: "Henrik@Nordic-Parts.DK" } });
      const phone = {
        channel: "voice",
        workspaceId: receiving("b2b", "voice"),
        from: { phone: "+4531234567" },
      };
      expect([byEmail, await receive(phone)]).toMatchObject([
        { contactId: henrik, contactCreated: false },
        { contactId: henrik, contactCreated: false },
      ]);
      expect(await total("contacts")).toBe(before);
    });
    test("stands in a conversation of that contact, and the next one in the same", async () => {
      const first = await receive({
        from: { email: "ida@strand-ventiler.dk" },
        subject: "Valve",
        body: "One",
      });
      const second = await receive({ from: { email: "ida@strand-ventiler.dk" }, body: "Two" });
      expect([first["conversationCreated"], second["conversationCreated"]]).toEqual([true, false]);
      const { data } = await read(`conversations?contactId=${String(first["contactId"])}`);
      expect(data).toMatchObject([
        {
          id: first["conversationId"] ?? "",
          workspaceId,
          subject: "Valve",
          status: "open",
          lastMessagePreview: "Two",
          lastMessageAt: trialTime,
        },
      ]);
      await trial.ask(`POST /api/conversations/${String(first["conversationId"])}/resolve`, { key });
      expect(await receive({ from: { email: "ida@strand-ventiler.dk" } })).toMatchObject({
        conversationCreated: true,
      });
    });
  });

  describe("B-31: in a workspace for companies the account is found", () => {
    test("by email domain first", async () => {
      const other = trial.world.tenants[0]?.rows["accounts"]?.find(({ id }) => id !== nordic) ?? {};
      const body = `VAT ${String(other["vatNumber"])}`;
      const crm = { externalRef: "CRM-1", accountName: String(other["name"]) };
      const told = await receive({ from: { email: "new@nordic-parts.dk" }, body, crm });
      expect(told).toMatchObject({ accountId: nordic, accountCreated: false, resolvedBy: "domain" });
      expect(await contactOf(told)).toMatchObject({ accountId: nordic, companyName: "Nordic Parts ApS" });
    });
    test.each(["Our VAT number is DK 12 34 56 78.", "CVR: 12345678"])(
      "then by a number in the message: %s",
      async (body) => {
        const other = trial.world.tenants[0]?.rows["accounts"]?.find(({ id }) => id !== nordic) ?? {};
        const crm = { externalRef: "CRM-1", accountName: String(other["name"]) };
        expect(await receive({ from: { email: "someone@gmail.com" }, body, crm })).toMatchObject({
          accountId: nordic,
          accountCreated: false,
          resolvedBy: "number",
        });
      },
    );
    test("then in the CRM", async () => {
      const crm = { externalRef: "CRM-CONTACT-1", accountName: "Nordic Parts ApS" };
      expect(await receive({ from: { email: "someone@gmail.com" }, crm })).toMatchObject({
        accountId: nordic,
        resolvedBy: "crm",
      });
    });
  });

  describe("B-32: a freemail domain", () => {
    test.each(["gmail.com", "outlook.com", "GMX.de", "icloud.com"])("%s makes no account", async (domain) => {
      const before = await total("accounts");
      const told = await receive({ from: { email: `someone.new@${domain}` } });
      expect(told).toMatchObject({ contactCreated: true, accountId: null, accountCreated: false });
      expect(await total("accounts")).toBe(before);
    });
  });

  test("B-33: in a workspace for others no account is resolved, whatever the message says", async () => {
    const before = await total("accounts");
    const told = await receive({
      workspaceId: receiving("b2c", "email"),
      from: { email: "new@nordic-parts.dk" },
      body: "VAT DK12345678",
    });
    expect(told).toMatchObject({ contactCreated: true, accountId: null, resolvedBy: null });
    expect(await total("accounts")).toBe(before);
  });

  test("B-34: a contact without an account is there all the same, and can be linked by hand", async () => {
    const told = await receive({ from: { email: "someone@gmail.com" } });
    expect(await contactOf(told)).toMatchObject({ accountId: null, accountName: null, companyName: null });
    const line = `POST /api/contacts/${String(told["contactId"])}/link-account`;
    expect((await trial.ask(line, { key, json: { accountId: nordic } })).status).toBe(200);
    expect(await contactOf(told)).toMatchObject({ accountId: nordic, resolutionStatus: "manually_resolved" });
  });

  describe("B-35: who was found how", () => {
    test("a CRM makes the contact known to it", async () => {
      const crm = {
        externalRef: "CRM-CONTACT-9",
        accountName: "Vester Pumper ApS",
        accountRef: "CRM-ACCOUNT-9",
      };
      const told = await receive({ from: { email: "per@gmail.com", name: "Per" }, crm });
      expect(await contactOf(told)).toMatchObject({
        resolutionStatus: "crm_resolved",
        externalRef: "CRM-CONTACT-9",
        accountName: "Vester Pumper ApS",
      });
      expect(await accountOf(told)).toMatchObject({
        resolutionStatus: "crm_resolved",
        externalRef: "CRM-ACCOUNT-9",
      });
    });
    test("a domain leaves the contact unresolved, with the company's name, and the account inferred", async () => {
      const told = await receive({ from: { email: "ida@strand-ventiler.dk" } });
      expect(await contactOf(told)).toMatchObject({
        resolutionStatus: "unresolved",
        externalRef: null,
        companyName: "Strand Ventiler",
      });
      expect(await accountOf(told)).toMatchObject({
        name: "Strand Ventiler",
        emailDomain: "strand-ventiler.dk",
        resolutionStatus: "domain_inferred",
      });
    });
    test.each([
      ["vies_resolved", "vatNumber"],
      ["registry_resolved", "registrationNumber"],
    ])("a number makes an account that was unresolved %s", async (resolutionStatus, property) => {
      const accounts = trial.world.tenants[0]?.rows["accounts"] ?? [];
      const account = accounts.find((row) => row["resolutionStatus"] === "unresolved") ?? {};
      const body = `Regards, ${String(account[property])}`;
      const told = await receive({ from: { email: "someone@gmail.com" }, body });
      expect(told).toMatchObject({ accountId: account["id"], resolvedBy: "number" });
      expect(await accountOf(told)).toMatchObject({ resolutionStatus });
    });
  });

  describe("B-36: a new account is enriched", () => {
    test("once, not before it was created, and again by no later message", async () => {
      const told = await receive({ from: { email: "ida@strand-ventiler.dk" } });
      const account = await accountOf(told);
      expect(Date.parse(String(account["enrichedAt"]))).toBeGreaterThanOrEqual(
        Date.parse(String(account["createdAt"])),
      );
      await receive({ from: { email: "ole@strand-ventiler.dk" }, registry: { industry: "Energy" } });
      await stir("enrichment", { registry: { industry: "Energy" } });
      expect(await accountOf(told)).toEqual({ ...account, contactCount: 2 });
    });
    test("a moment later, where the message leaves it to that", async () => {
      const told = await receive({ from: { email: "ida@strand-ventiler.dk" }, enrich: "later" });
      expect(await accountOf(told)).toMatchObject({ enrichedAt: null, website: null });
      const { json } = await stir("enrichment", { registry: { industry: "Energy" } });
      expect(json).toMatchObject({ result: { enriched: [told["accountId"]] } });
      expect(await accountOf(told)).toMatchObject({
        enrichedAt: trialTime,
        website: "https://strand-ventiler.dk",
        industry: "Energy",
        companyType: "Energy",
      });
      expect((await stir("enrichment", {})).json).toMatchObject({ result: { enriched: [] } });
    });
    test.each([
      ["true where VIES knows its number", "VAT DK87654321", {}, true],
      ["false where VIES does not", "VAT DK87654321", { vatValid: false }, false],
      ["null where there is no number to check", "Hello", {}, null],
    ])("vatValid is %s", async (_, body, registry, vatValid) => {
      const told = await receive({ from: { email: "ida@strand-ventiler.dk" }, body, registry });
      expect(await accountOf(told)).toMatchObject({ vatValid });
    });
    test("but not one that was there before", async () => {
      const before = await read(`accounts/${nordic}`);
      await receive({ from: { email: "new@nordic-parts.dk" }, registry: { industry: "Energy" } });
      expect(await read(`accounts/${nordic}`)).toEqual({ ...before, contactCount: 3 });
    });
  });

  test("B-37: accounts come into being through resolution only, one for all who write from a domain", async () => {
    const before = Number(await total("accounts"));
    const [first, second] = [
      await receive({ from: { email: "ida@strand-ventiler.dk" } }),
      await receive({ from: { email: "ole@strand-ventiler.dk" } }),
    ];
    expect([first["accountCreated"], second["accountCreated"]]).toEqual([true, false]);
    expect(second["accountId"]).toBe(first["accountId"]);
    expect(await total("accounts")).toBe(before + 1);
    const { status } = await trial.ask("POST /api/accounts", { key, json: { name: "By hand" } });
    expect(status).toBe(405);
  });

  test.each<[string, JsonObject, RegExp]>([
    ["by no channel that there is", { channel: "fax", from: { email: "a@b.dk" } }, /channel must be one of/],
    ["by email without an address", { from: { phone: "+4520301020" } }, /needs from.email/],
    ["without a body", { from: { email: "a@b.dk" }, body: "" }, /body must be a text that is not empty/],
    ["into no workspace", { workspaceId: henrik, from: { email: "a@b.dk" } }, /no workspace has the id/],
  ])("a message %s is refused, and nothing comes of it", async (_, message, reason) => {
    const before = await total("contacts");
    const whole = { workspaceId, channel: "email", body: "Hello", ...message };
    const { status, body } = await stir("inbound-message", whole);
    expect(status).toBe(400);
    expect(String(body)).toMatch(reason);
    expect(await total("contacts")).toBe(before);
  });
});
