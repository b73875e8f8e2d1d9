import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { createTestIo } from "./io.test-data.ts";

async function explained(...options: readonly string[]): Promise<string> {
  const io = createTestIo();
  expect(await run(["explain", ...options], io)).toBe(0);
  return io.written.out;
}

/** The lines of the block that begins so, their columns joined by a colon. */
function blockOf(text: string, beginning: string): readonly string[] {
  const block = text.split("\n\n").find((each) => each.startsWith(beginning)) ?? "";
  return block
    .trim()
    .split("\n")
    .map((line) => line.trim().replaceAll(/ {2,}/g, ": "));
}

const job =
  "{ type: object, properties: { id: { type: string }, state: { type: string, x-counterfoil: { moves: { from: queued, to: done, after: PT5S } } } } }";
const jobs = `
openapi: 3.1.0
info: { title: Jobs, version: '1' }
paths:
  /jobs:
    post: { operationId: startJob, callbacks: { done: { $request.query.url: { post: { responses: {} } } } }, responses: { 201: { description: made, content: { application/json: { schema: ${job} } } } } }
  /jobs/{id}: { get: { operationId: readJob, responses: {} } }
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { 'jobs:write': all } } } }
    token: { type: apiKey, in: query, name: key }
`;

describe("counterfoil explain", () => {
  test("tells the effect of an operation and the reasons for it", async () => {
    expect(blockOf(await explained(), "listContacts")).toEqual([
      "listContacts: GET /api/contacts",
      "effect: list contacts",
      "paging: by offset: limit (50 unless said, at most 100), offset",
      "search: q in name, email, phone",
      "envelope: rows at /items, total at /total",
      "asks: apiKey: contacts:read",
      expect.stringMatching(/^because: ./),
      expect.stringMatching(/./),
    ]);
  });

  test("tells filters and order of a list", async () => {
    const list = blockOf(await explained("agent-clara"), "listContacts");
    expect(list).toContain("filters: tags includes ?tag");
    expect(list).toContain("sorting: by ?sort: created (created_at), updated (updated_at), name");
  });

  test("tells what properties follow from", async () => {
    const text = await explained("agent-clara");
    expect(blockOf(text, "contacts ")).toContain(
      "conversation_count: count conversations where customer_id = $row.id",
    );
    expect(blockOf(text, "conversations ")).toEqual(
      expect.arrayContaining([
        "tags: what is sent is added to what is there",
        "timestamp: lookup messages.timestamp where conversation_id = $row.id; stamped when made",
      ]),
    );
  });

  test("tells webhooks, security and rates", async () => {
    const text = await explained("agent-clara");
    expect(blockOf(text, "webhooks")).toEqual(
      expect.arrayContaining([
        "conversation.created: POST when one of conversations is created",
        "conversation.closed: POST when one of conversations is changed and status is closed",
        "appointment.booked: POST; nothing that operations do brings it about",
      ]),
    );
    expect(blockOf(text, "security")).toContain("apiKey: bearer");
    expect(blockOf(text, "rates")).toEqual([
      "rates",
      "each key may ask 1000 times in 60 s, and 100 times in 10 s",
    ]);
  });

  test("tells moves, callbacks and flows", async () => {
    const io = createTestIo();
    const file = join(mkdtempSync(join(tmpdir(), "explain-")), "jobs.yaml");
    writeFileSync(file, jobs);
    expect(await run(["explain", file], io)).toBe(0);
    expect(blockOf(io.written.out, "startJob")).toContain("calls: done: POST $request.query.url");
    expect(blockOf(io.written.out, "jobs ")).toContain("state: queued becomes done after 5 s");
    expect(blockOf(io.written.out, "security")).toEqual([
      "security",
      "login: oauth2: clientCredentials at /token for jobs:write",
      "token: apiKey: query key",
    ]);
  });

  test("tells which rows are found or made, and what they must have", async () => {
    const lines = blockOf(await explained(), "composeConversation");
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^channels \S+channelId where workspaceId = \S+workspaceId, else 400$/),
        expect.stringMatching(/^finds: contacts where email = \S+contactEmail, unless \S+contactId$/),
        expect.stringMatching(/^else made of name = \S+contactName, email = \S+contactEmail, /),
        "fills contactId = $row.id",
      ]),
    );
  });

  test("--json gives what surrounds the operations too", async () => {
    const told: unknown = JSON.parse(await explained("agent-clara", "--json"));
    expect(told).toMatchObject({
      rates: [
        { limit: 1000, seconds: 60 },
        { limit: 100, seconds: 10 },
      ],
      schemes: [{ name: "apiKey", kind: "bearer" }],
      collections: expect.arrayContaining([
        expect.objectContaining({
          name: "conversations",
          key: "id",
          properties: expect.arrayContaining([
            { name: "customer_phone", derived: { lookup: "contacts.phone", by: "customer_id" } },
          ]),
        }),
      ]),
      webhooks: expect.arrayContaining([
        {
          name: "conversation.closed",
          method: "POST",
          on: { of: "conversations", kind: "changed", when: { status: { enum: ["closed"] } } },
        },
      ]),
      operations: expect.arrayContaining([
        expect.objectContaining({
          id: "listContacts",
          filters: [{ by: "tag", property: "tags", test: "includes" }],
        }),
      ]),
    });
  });

  test("--json gives the same as data", async () => {
    const told: unknown = JSON.parse(await explained("--json"));
    expect(told).toMatchObject({
      title: expect.any(String),
      operations: expect.arrayContaining([
        expect.objectContaining({
          id: "linkContactToAccount",
          method: "POST",
          path: "/api/contacts/{id}/link-account",
          effect: "merge",
          of: "contacts",
          key: "$request.path.id",
          needs: [{ row: "accounts", key: "$request.body#/accountId", else: 400 }],
          set: { accountId: "$request.body#/accountId", resolutionStatus: "manually_resolved" },
          reply: [{ body: { ok: true } }],
          security: ["apiKey: contacts:write"],
        }),
      ]),
    });
  });
});
