import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import type { Operation } from "../contract/contract.ts";
import { parseDocument } from "../document/parse.ts";
import type { JsonObject } from "../json.ts";

const file = fileURLToPath(new URL("openapi.yaml", import.meta.url));
const contract = compileContract(parseDocument(readFileSync(file, "utf8"), file));

describe("what the operations do", () => {
  test.each([
    ["listContacts", "limit", "offset", 25],
    ["searchContacts", "limit", "", 10],
    ["listContactConversations", "limit", "offset", 25],
    ["listConversations", "limit", "offset", 25],
  ])("%s pages by %s, with no total around its rows", (id, limit, from, size) => {
    expect(operationOf(id).effect).toMatchObject({
      paging: { kind: "offset", limit, from, size, max: 100 },
      envelope: { rows: "/data", total: undefined, next: undefined, fixed: { success: true } },
    });
  });

  test.each([
    ["listContacts", "search"],
    ["searchContacts", "q"],
  ])("%s searches names and addresses by %s", (id, by) => {
    expect(operationOf(id).effect).toMatchObject({ search: { by, in: ["name", "email"] } });
  });

  test("contacts are filtered by tag, and sorted by what the parameter lists", () => {
    const up = (property: string): object => ({ property, descending: false });
    expect(operationOf("listContacts").effect).toMatchObject({
      filters: [{ by: "tag", property: "tags", test: "includes" }],
      sorting: {
        by: "sort",
        direction: "",
        orders: { created: up("created_at"), updated: up("updated_at"), name: up("name") },
      },
    });
  });

  test("conversations are filtered by channel, state and contact; those of a contact by nothing more", () => {
    const same = (by: string): object => ({ by, property: by, test: "equals" });
    expect(operationOf("listConversations").effect).toMatchObject({
      filters: [same("channel"), same("status"), same("customer_id")],
    });
    expect(operationOf("listContactConversations").effect).toMatchObject({ filters: [] });
  });

  test("every single row stands in the same envelope, but for one that is gone", () => {
    const rows = contract.operations.filter(
      ({ effect }) => effect.kind !== "list" && effect.kind !== "remove",
    );
    expect(rows).toHaveLength(8);
    for (const { effect } of rows)
      expect(effect).toMatchObject({ envelope: { rows: "/data", fixed: { success: true } } });
    const gone = { kind: "object", members: { success: { kind: "constant", value: true } } };
    expect(operationOf("deleteContact").effect).toMatchObject({ reply: [{ body: gone }] });
  });

  test("the conversations of a contact are those with its id, and the contact must be there", () => {
    const contact = { kind: "expression", source: "request.path", name: "contact_id" };
    expect(operationOf("listContactConversations").effect).toMatchObject({
      where: { customer_id: contact },
      needs: [{ row: "contacts", key: contact, else: 404 }],
    });
  });

  test("a message belongs to its conversation, which must be there", () => {
    const conversation = { kind: "expression", source: "request.path", name: "conversation_id" };
    expect(operationOf("sendMessage").effect).toMatchObject({
      where: { conversation_id: conversation },
      needs: [{ row: "conversations", key: conversation, else: 404 }],
      takesBody: true,
    });
  });

  test("closing sets the status and nothing else", () => {
    const effect = { takesBody: false, set: { status: { kind: "constant", value: "closed" } } };
    expect(operationOf("closeConversation").effect).toMatchObject(effect);
  });

  test("a contact counts its conversations, a conversation shows how its contact can be reached", () => {
    const { contacts, conversations } = contract.collections;
    expect(contacts?.properties["conversation_count"]?.derived).toMatchObject({
      kind: "count",
      of: "conversations",
    });
    const lookup = { kind: "lookup", of: "contacts", by: "customer_id" };
    expect(conversations?.properties["customer_phone"]?.derived).toEqual({ ...lookup, property: "phone" });
    expect(conversations?.properties["customer_email"]?.derived).toEqual({ ...lookup, property: "email" });
  });
});

describe("what a conversation shows of its messages", () => {
  const properties = contract.collections["conversations"]?.properties ?? {};
  const where = { conversation_id: { source: "row", pointer: "/id" } };

  test("the latest of them, and when it came", () => {
    const latest = { kind: "latest", of: "messages", where };
    expect(properties["last_message"]?.derived).toMatchObject({ ...latest, property: "content" });
    expect(properties["timestamp"]?.derived).toMatchObject({ ...latest, property: "timestamp" });
  });

  test("all of them", () => {
    expect(properties["messages"]?.derived).toMatchObject({ kind: "list", of: "messages", where });
  });

  test("a time that is its own, where there is none, as every message has one", () => {
    expect(properties["timestamp"]?.stamp).toBe("created");
    expect(contract.collections["messages"]?.properties["timestamp"]?.stamp).toBe("created");
  });

  test("tags that an update adds to", () => {
    expect(properties["tags"]?.appends).toBe(true);
    expect(contract.collections["contacts"]?.properties["tags"]?.appends).toBe(false);
  });
});

describe("what the document says beside its operations", () => {
  test("how often a key may ask: in a minute, and at once", () => {
    expect(contract.rates).toEqual([
      { limit: 1000, seconds: 60 },
      { limit: 100, seconds: 10 },
    ]);
  });

  test("which webhooks tell of what operations do; the others tell of what happens elsewhere", () => {
    const told = contract.webhooks.map(({ name, on }) => [name, on?.kind, on?.of]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["conversation.created", "created", "conversations"],
        ["conversation.updated", "changed", "conversations"],
        ["conversation.closed", "changed", "conversations"],
        ["appointment.booked", undefined, undefined],
      ]),
    );
    const closed = contract.webhooks.find(({ name }) => name === "conversation.closed");
    expect(closed?.on?.when["status"]?.judge("closed")).toEqual([]);
    expect(closed?.on?.when["status"]?.judge("open")).not.toEqual([]);
  });
});

describe("what a body must hold", () => {
  test.each<[string, string, JsonObject, readonly string[]]>([
    ["createContact", "a name alone", { name: "Ada" }, []],
    ["createContact", "all but the name", { email: "ada@lindqvist.example", tags: ["vip"] }, ["required"]],
    ["createConversation", "no channel", { customer_phone: "+15551234567" }, ["required"]],
    [
      "createConversation",
      "SMS without a number",
      { channel: "sms", customer_email: "a@b.example" },
      ["required", "if"],
    ],
    ["createConversation", "SMS with a number", { channel: "sms", customer_phone: "+15551234567" }, []],
    [
      "createConversation",
      "email without an address",
      { channel: "email", customer_phone: "+1555" },
      ["required", "if"],
    ],
    ["createConversation", "email with an address", { channel: "email", customer_email: "a@b.example" }, []],
    ["createConversation", "WhatsApp with neither", { channel: "whatsapp" }, []],
    ["sendMessage", "no content", { sender: "assistant" }, ["required"]],
    ["sendMessage", "a sender nobody knows", { content: "Hello", sender: "robot" }, ["enum"]],
  ])("%s judges %s", (id, _what, body, keywords) => {
    const violations = operationOf(id).body?.contents[0]?.schema.judge(body) ?? [];
    expect(violations.every(({ keyword }) => keywords.includes(keyword))).toBe(true);
    expect(violations.length > 0).toBe(keywords.length > 0);
  });
});

function operationOf(id: string): Operation {
  const found = contract.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`No operation ${id}`);
  return found;
}
