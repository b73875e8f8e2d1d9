import { describe, expect, test } from "vitest";
import { run } from "./run.ts";
import { createTestIo } from "./io.test-data.ts";

async function explained(...options: readonly string[]): Promise<string> {
  const io = createTestIo();
  expect(await run(["explain", ...options], io)).toBe(0);
  return io.written.out;
}

describe("counterfoil explain", () => {
  test("tells the effect of an operation and the reasons for it", async () => {
    const blocks = (await explained()).split("\n\n");
    const list = blocks.find((block) => block.startsWith("listContacts")) ?? "";
    expect(list.split("\n").map((line) => line.trim().replaceAll(/ {2,}/g, ": "))).toEqual([
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
