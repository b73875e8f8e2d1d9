import { describe, expect, test } from "vitest";
import { fetchCredentials } from "./fetch-credentials.ts";
import { parseCredentials } from "./parse-credentials.ts";

function parse(tree: unknown, env: Record<string, string> = {}): unknown {
  return parseCredentials(JSON.stringify(tree), "keys.json", env);
}

describe("a credentials file", () => {
  test("may leave out what has a default", () => {
    expect(parse({ credentials: [{ name: "full", tenant: "a", value: "k-1" }] })).toEqual({
      credentials: [{ name: "full", tenant: "a", value: "k-1", scheme: "", scopes: [], state: "active" }],
      known: {},
      foreign: {},
    });
  });

  test("takes a value from the environment", () => {
    const tree = { credentials: [{ name: "full", tenant: "a", value: "env:KEY" }] };
    expect(parse(tree, { KEY: "secret" })).toMatchObject({ credentials: [{ value: "secret" }] });
    expect(() => parse(tree)).toThrow(
      'keys.json: /credentials/0/value: set the environment variable KEY, from which the credential "full" is taken',
    );
  });

  test("is told everything that is wrong with it at once", () => {
    const tree = {
      credentials: [{ name: "full", value: 3, tenant: "", state: "gone", scopes: "all" }, "key"],
      known: { channelId: "c1" },
      foreign: [],
    };
    expect(() => parse(tree)).toThrow(
      [
        "keys.json: /credentials/0/tenant: give a text that is not empty, not an empty one",
        "keys.json: /credentials/0/value: give a text that is not empty, not a number",
        "keys.json: /credentials/0/scopes: write a list of texts, not a string",
        'keys.json: /credentials/0/state: write "active", "expired" or "revoked", not "gone"',
        "keys.json: /credentials/1: describe the credential as an object, not as a string",
        "keys.json: /known/channelId: write a list of texts, not a string",
        'keys.json: /foreign: write lists of ids by the name of the parameter: { "channelId": ["…"] }',
      ].join("\n"),
    );
  });

  test("that is not JSON is refused without showing what stands in it", () => {
    const text = '{"credentials": [{"value": sf_live_v1_secret}]}';
    expect(() => parseCredentials(text, "keys.json", {})).toThrow(
      /^keys\.json: write JSON; Unexpected token/,
    );
    expect(() => parseCredentials(text, "keys.json", {})).not.toThrow(/secret|sf_live/);
    expect(() => parse([])).toThrow('keys.json: write an object with a list "credentials"');
  });
});

describe("a mock of ours", () => {
  test("is asked for its keys", async () => {
    const body = JSON.stringify({ credentials: [{ name: "full", tenant: "a", value: "k" }] });
    const asked: string[] = [];
    const credentials = await fetchCredentials(async (request) => {
      asked.push(`${request.method} ${request.path}`);
      return { status: 200, headers: {}, body };
    });
    expect(asked).toEqual(["GET /__counterfoil/credentials"]);
    expect(credentials.credentials[0]?.value).toBe("k");
  });

  test("is told from any other service", async () => {
    const answer = fetchCredentials(async () => ({ status: 404, headers: {}, body: "" }));
    await expect(answer).rejects.toThrow(
      "Give --credentials a file: only a mock of ours can be asked for its keys, and GET /__counterfoil/credentials answers 404 here",
    );
  });
});
