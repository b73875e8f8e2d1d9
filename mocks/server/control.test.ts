import { beforeEach, describe, expect, test } from "vitest";
import type { CredentialsFile } from "./credentials.ts";
import { tryOhallo, type Trial } from "./trial.suite.ts";

describe("the credentials that a mock tells a runner", () => {
  let trial: Trial;
  let file: CredentialsFile;
  beforeEach(async () => {
    trial = await tryOhallo();
    file = (await trial.ask("GET /__counterfoil/credentials")).json as unknown as CredentialsFile;
  });
  const ids = (tenant: number, of: string): readonly string[] =>
    (trial.world.tenants[tenant]?.rows[of] ?? []).map(({ id }) => String(id));

  test("are JSON that no page of another origin may read and nothing may keep", async () => {
    const { status, headers } = await trial.ask("GET /__counterfoil/credentials", {
      headers: { origin: "http://127.0.0.1" },
    });
    expect(status).toBe(200);
    expect(headers).toEqual({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });

  test("begin with the tenant that has rows, and name each key's scheme, scopes and state", () => {
    expect(file.credentials[0]).toMatchObject({
      name: "full",
      tenant: "nordic-parts",
      scheme: "apiKey",
      scopes: [...trial.mock.contract.scopes],
      state: "active",
    });
    const own = file.credentials.filter(({ tenant }) => tenant === "nordic-parts");
    expect(Object.fromEntries(own.map(({ name, state }) => [name, state]))).toMatchObject({
      none: "active",
      expired: "expired",
      revoked: "revoked",
    });
    expect(new Set(file.credentials.map(({ tenant }) => tenant))).toEqual(
      new Set(["nordic-parts", "rheintal-maschinenbau", "fjord-start"]),
    );
  });

  test("leave out keys that see only a part of their tenant", () => {
    expect(file.credentials.map(({ name }) => name)).not.toContain("within:workspaceId");
  });

  test("come with the ids that no list shows, by the name that takes them", () => {
    expect(file.known["channelId"]?.toSorted()).toEqual(ids(0, "channels").toSorted());
  });

  test("come first with ids that may stand together in one body", () => {
    const { workspaces = [], channels = [] } = trial.world.tenants[0]?.rows ?? {};
    const together = channels.filter(({ workspaceId }) => workspaceId === workspaces[0]?.["id"]);
    expect(together.length).toBeLessThan(channels.length);
    expect(file.known["channelId"]?.slice(0, together.length)).toEqual(together.map(({ id }) => id));
  });

  test("come with another tenant's ids, those of lists included", () => {
    expect(file.foreign).toMatchObject({
      channelId: expect.arrayContaining([...ids(1, "channels")]),
      workspaceId: ids(1, "workspaces"),
      accountId: ids(1, "accounts"),
    });
    expect(file.foreign["id"]).toEqual(
      expect.arrayContaining([...ids(1, "contacts"), ...ids(1, "accounts")]),
    );
  });

  test("know what has happened since the mock began", async () => {
    const [first = ""] = file.known["channelId"] ?? [];
    await trial.ask(`DELETE /api/channels/${first}`, { key: trial.key("nordic-parts", "full") });
    expect((await trial.mock.credentials()).known["channelId"]).not.toContain(first);
  });
});
