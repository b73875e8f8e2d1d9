import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../spec/index.ts";
import { tryOhallo, type Trial } from "./trial.suite.ts";

const some = "f7e8d9c0-b1a2-3456-7890-abcdef123456";

describe("the organisation behind oHallo's data", () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = await tryOhallo();
  });
  const key = (name: string): string => trial.key("nordic-parts", name);
  const list = async (path: string, name = "none"): Promise<readonly JsonObject[]> => {
    const { status, json, deviations } = await trial.ask(`GET /api/${path}`, { key: key(name) });
    expect({ status, deviations }).toEqual({ status: 200, deviations: [] });
    return json as readonly JsonObject[];
  };

  test.each(["brands", "workspaces"])("%s are all shown to any key of the tenant", async (path) => {
    const rows = trial.world.tenants[0]?.rows[path] ?? [];
    expect((await list(path)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  test("a brand is read by its id, and not found by another", async () => {
    const [brand] = await list("brands");
    const asked = { key: key("none") };
    expect((await trial.ask(`GET /api/brands/${String(brand?.["id"])}`, asked)).json).toEqual(brand);
    const { status, deviations } = await trial.ask(`GET /api/brands/${some}`, asked);
    expect({ status, deviations }).toEqual({ status: 404, deviations: [] });
  });

  test("B-2: a key that has expired is refused and yet listed, one that was revoked is neither taken nor listed", async () => {
    const names = (await list("api-keys")).map(({ name }) => name);
    expect(names).toContain("expired");
    expect(names).not.toContain("revoked");
    for (const name of ["expired", "revoked"])
      expect((await trial.ask("GET /api/api-keys", { key: key(name) })).status).toBe(401);
  });

  test("no list shows a key, only how it begins", async () => {
    const { body } = await trial.ask("GET /api/api-keys", { key: key("full") });
    for (const { value } of trial.world.keys) expect(String(body)).not.toContain(value);
    for (const { keyPrefix } of await list("api-keys"))
      expect(trial.world.keys.some(({ value }) => value.startsWith(String(keyPrefix)))).toBe(true);
  });

  describe("B-3: every operation beyond the seeds needs its scope as well", () => {
    const operations: readonly [string, string][] = [
      ["conversations:read", "GET /api/conversations"],
      ["conversations:write", "POST /api/conversations/compose"],
      ...["reply", "take-over", "release", "resolve", "assign", "unassign", "approve"].map(
        (action): [string, string] => ["conversations:write", `POST /api/conversations/${some}/${action}`],
      ),
      ["conversations:read", "GET /api/attention-items"],
      ["conversations:write", `POST /api/attention-items/${some}/resolve`],
      ["kb:read", `GET /api/workspaces/${some}/kb-entries`],
      ["kb:write", `POST /api/workspaces/${some}/kb-entries`],
      ["kb:read", `GET /api/workspaces/${some}/kb-entries/search`],
      ["kb:read", `GET /api/workspaces/${some}/kb-entries/pending`],
      ["kb:write", `PATCH /api/kb-entries/${some}`],
      ["kb:write", `POST /api/kb-entries/${some}/approve`],
      ["kb:write", `POST /api/kb-entries/${some}/reject`],
      ["policy:read", `GET /api/workspaces/${some}/policy-entries`],
      ["policy:write", `POST /api/workspaces/${some}/policy-entries`],
      ["policy:read", `GET /api/workspaces/${some}/policy-entries/search`],
      ["policy:write", `PATCH /api/policy-entries/${some}`],
      ["policy:write", `POST /api/policy-entries/${some}/approve`],
      ["agents:read", "GET /api/agent-definitions"],
      ["agents:read", "GET /api/agent-definitions/custom"],
      ["agents:write", "POST /api/agent-definitions/custom"],
      ["agents:write", `PATCH /api/agent-definitions/custom/${some}`],
      ["conversations:read", `GET /api/workspaces/${some}/consumption/conversation-stats`],
      ["conversations:read", `GET /api/workspaces/${some}/consumption/agent-breakdown`],
    ];
    test.each(operations)("%s for %s", async (scope, line) => {
      const { status, json, deviations } = await trial.ask(line, { key: key(`all-but:${scope}`) });
      expect({ status, json, deviations }).toEqual({
        status: 403,
        json: { error: `The key lacks the scope ${scope}` },
        deviations: [],
      });
      expect((await trial.ask(line, { key: key(`only:${scope}`) })).status).not.toBe(403);
    });
  });
});
