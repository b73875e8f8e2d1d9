import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { World } from "../fixtures/index.ts";
import { asObject, getPointer } from "../spec/index.ts";
import {
  expectedAnswer,
  growPrintedWorld,
  type PrintedCommand,
  readPrintedCommands,
  replay,
  type Replayed,
} from "./printed-commands.test-data.ts";

const printed = readPrintedCommands();
const contact = "/api/contacts/f7e8d9c0-b1a2-3456-7890-abcdef123456";
const account = "/api/accounts/12345678-abcd-4f01-a345-678901234567";
const channelId = "d4e5f6a7-b8c9-0123-4567-890abcdef012";
const channel = `/api/channels/${channelId}`;

const hasCurl = spawnSync("curl", ["--version"]).error === undefined;
const why = hasCurl ? "" : " (not tried: this machine has no curl)";

let world: World;
beforeAll(async () => {
  world = await growPrintedWorld();
});

/** Runs one of the printed commands against a fresh mock, if need be about another row. */
function give(title: string, about = ""): Promise<Replayed> {
  const { command } = find(title);
  return replay(about === "" ? command : command.replace(channelId, about), world, onTestFinished);
}

function find(title: string): PrintedCommand {
  const found = printed.find((each) => each.title === title);
  if (!found) throw new Error(`No page prints a command to ${title}.`);
  return found;
}

/** A channel of the tenant whose key the pages print. */
function channelIn(status: string): string {
  const rows = world.tenants.find(({ name }) => name === "nordic-parts")?.rows["channels"] ?? [];
  return String(rows.find((row) => row["status"] === status)?.["id"]);
}

describe("the printed commands", () => {
  test("are fifteen, each another request", () => {
    const requests = printed.map(({ command }) => /^curl(?: -X \w+)? "[^"]+"/.exec(command)?.[0]);
    expect(new Set(requests).size).toBe(15);
    expect(requests).toHaveLength(15);
  });

  test("have an answer that differs from the printed one only where two printed values exclude each other", () => {
    const differences = printed.flatMap(({ answer = null, differs }) =>
      differs.map(({ at, printed }) => ({ at, noted: printed, stands: getPointer(answer, at) })),
    );
    expect(differences).toEqual([{ at: "/items/0/contactCount", noted: 3, stands: 3 }]);
  });
});

describe.skipIf(!hasCurl)(`a printed command, given to a shell with only the host changed,${why}`, () => {
  const answered = printed.filter(({ answer }) => answer !== undefined);

  test.each(answered)("is answered as printed: $title", async (story) => {
    const { status, body } = await give(story.title);
    expect(status).toBe(200);
    expect(body).toMatchObject(asObject(expectedAnswer(story)));
  });

  test("is answered with the other printed answer where the channel does not work", async () => {
    const { status, body } = await give("Test a channel", channelIn("error"));
    expect(status).toBe(200);
    expect(body).toEqual(find("Test a channel").failure);
  });
});

describe.skipIf(!hasCurl)(`after a printed command${why}`, () => {
  test("a created contact is read, listed and found", async () => {
    const { status, body, look } = await give("Create a contact");
    const sent = { name: "Henrik Larsen", email: "henrik@example.dk" };
    expect(status).toBe(201);
    expect(body).toMatchObject(sent);

    const { id } = asObject(body);
    const read = await look(`/api/contacts/${String(id)}`);
    expect(read).toMatchObject({ status: 200, body: { id, ...sent } });
    const found = await look("/api/contacts?q=henrik@example.dk");
    expect(found.body).toMatchObject({ items: [{ id, ...sent }], total: 1 });
    const both = await look("/api/contacts?q=henrik");
    expect(both.body).toMatchObject({ items: [{ email: "henrik@nordic-parts.dk" }, { id }], total: 2 });
  });

  test("a contact has the other name, and nothing else has changed", async () => {
    const before = await give("Read a contact");
    const { status, body, look } = await give("Give a contact another name");
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: "Henrik B. Larsen" });

    const { updatedAt, ...after } = asObject((await look(contact)).body);
    const { updatedAt: then, ...kept } = asObject(before.body);
    expect(after).toEqual({ ...kept, name: "Henrik B. Larsen", lastName: "B. Larsen" });
    expect(Date.parse(String(updatedAt))).toBeGreaterThan(Date.parse(String(then)));
  });

  test("a deleted contact is gone, from the list of its account as well", async () => {
    const { status, body, look } = await give("Delete a contact");
    expect(status).toBe(204);
    expect(body).toBeNull();
    expect(await look(contact)).toEqual({ status: 404, body: { error: expect.any(String) } });
    expect((await look("/api/contacts?q=henrik")).body).toEqual({ items: [], total: 0 });
    expect((await look(`${account}/contacts`)).body).toMatchObject({
      items: [{ name: "Mette Hansen" }],
      total: 1,
    });
  });

  test("a linked contact counts as resolved by hand", async () => {
    const { look } = await give("Link a contact to an account");
    expect((await look(contact)).body).toMatchObject({
      accountName: "Nordic Parts ApS",
      resolutionStatus: "manually_resolved",
    });
  });

  test("a channel has the settings that were sent and keeps the others", async () => {
    const before = await give("Read a channel");
    const { status, body, look } = await give("Change the settings of a channel");
    const changed = {
      ...asObject(before.body),
      displayName: "Customer Support Email",
      config: { inboundAddress: "support@nordic-parts.dk", fromName: "Nordic Parts Customer Support" },
      enabled: true,
    };
    expect(status).toBe(200);
    expect(body).toEqual(changed);
    expect(await look(channel)).toEqual({ status: 200, body: changed });
  });

  test("a deleted channel is gone", async () => {
    const { look } = await give("Delete a channel");
    expect((await look(channel)).status).toBe(404);
  });

  test("stored credentials are not to be seen", async () => {
    const { body, look } = await give("Store the credentials of a channel");
    const seen = JSON.stringify([body, (await look(channel)).body]);
    expect(seen).toContain("Support Email");
    expect(seen).not.toMatch(/whatsapp_api_key_abc123|whsec_def456ghi789|apiKey|webhookSecret/);
  });

  test("a channel in error is provisioned again", async () => {
    const id = channelIn("error");
    const { body, look } = await give("Provision a channel again", id);
    expect(body).toEqual({ ok: true });
    expect((await look(`/api/channels/${id}`)).body).toMatchObject({ id, status: "provisioning" });
  });
});
