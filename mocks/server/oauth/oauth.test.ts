import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Headers, HttpResponse, Json } from "../../../spec/index.ts";
import type { Key, World } from "../../../fixtures/index.ts";
import { createMock, type Mock } from "../mock.ts";
import { contractOf } from "../trial.suite.ts";

/** A service whose tokens are had at its own `/v1/oauth/token`, and one of whose flows leads to another server. */
const document = `
openapi: 3.1.0
info: { title: Notes, version: "1" }
servers: [{ url: https://api.example.com/v1 }]
security: [{ oauth: [read] }]
paths:
  /notes:
    get: { responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Note" } } } } } } }
    post: { security: [{ oauth: [write] }], requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }, responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } } } }
  /notes/{id}:
    get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } } } }
components:
  schemas: { Note: { type: object, properties: { id: { type: string }, text: { type: string } } } }
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: oauth/token, scopes: { read: Read, write: Write } }
        authorizationCode: { authorizationUrl: https://api.example.com/authorize, tokenUrl: https://api.example.com/v1/oauth/token, refreshUrl: /refresh, scopes: { read: Read, write: Write } }
        implicit: { authorizationUrl: https://login.example.com/authorize, scopes: { read: Read } }
`;

const key = (name: string, tenant: string, more: Partial<Key> = {}): Key => ({
  name,
  tenant,
  value: `${tenant}-${name}`,
  scopes: ["read", "write"],
  expiresAt: undefined,
  revoked: false,
  within: {},
  ...more,
});
const world: World = {
  name: "notes",
  tenants: [
    { id: "t1", name: "north", rows: { notes: [{ id: "1", text: "Northern" }] } },
    { id: "t2", name: "south", rows: { notes: [{ id: "2", text: "Southern" }] } },
  ],
  keys: [
    key("full", "t1"),
    key("reader", "t1", { scopes: ["read"] }),
    key("none", "t1", { scopes: [] }),
    key("full", "t2", { within: { shop: "s" } }),
    key("spent", "t1", { revoked: true }),
  ],
};

let mock: Mock;
let time: number;
beforeEach(() => {
  time = Date.parse("2026-04-02T12:00:00.000Z");
  mock = createMock({ contract: contractOf(document), world, now: () => new Date(time) });
});

interface Answer extends HttpResponse {
  readonly json: { readonly [name: string]: Json };
}

async function send(line: string, headers: Headers = {}, body = "", to = mock): Promise<Answer> {
  const [method = "", target = ""] = line.split(" ");
  const [path = "", query = ""] = target.split("?");
  const response = await to.handle({
    method,
    path,
    query,
    headers: { host: "127.0.0.1:4010", ...headers },
    body,
  });
  return { ...response, json: response.body === "" ? {} : JSON.parse(String(response.body)) };
}

const form = { "content-type": "application/x-www-form-urlencoded" };

function ask(values: Readonly<Record<string, string>>, headers: Headers = {}, path = "/v1/oauth/token") {
  return send(`POST ${path}`, { ...form, ...headers }, new URLSearchParams(values).toString());
}

const own = { grant_type: "client_credentials", client_id: "full", client_secret: "t1-full" };

/** What a token shows of the notes: their texts, or the status of a refusal. */
async function notesOf(token: Json | undefined): Promise<readonly Json[] | number> {
  const { status, body } = await send("GET /v1/notes", { authorization: `Bearer ${String(token)}` });
  if (status !== 200) return status;
  return (JSON.parse(String(body)) as readonly { text: string }[]).map(({ text }) => text);
}

describe("client credentials", () => {
  test("bring a token that is a key of the client's tenant", async () => {
    const { status, headers, json } = await ask(own);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "cache-control": "no-store", pragma: "no-cache" });
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
      token_type: "Bearer",
      expires_in: 3600,
      scope: "read write",
    });
    expect(await notesOf(json["access_token"])).toEqual(["Northern"]);
  });
  test("may name the tenant, and may stand in the header, form-encoded", async () => {
    const basic = { authorization: `Basic ${btoa("south:t2%2Dfull")}` };
    const { json } = await ask({ grant_type: "client_credentials" }, basic);
    expect(await notesOf(json["access_token"])).toEqual(["Southern"]);
  });
  test("bring what was asked for, as far as the client's key holds it", async () => {
    expect((await ask({ ...own, scope: "read" })).json["scope"]).toBe("read");
    const reader = { ...own, client_id: "reader", client_secret: "t1-reader" };
    expect((await ask(reader)).json["scope"]).toBe("read");
    expect((await ask({ ...reader, scope: "read write" })).json["scope"]).toBe("read");
    expect((await ask({ ...reader, scope: "write" })).json).toMatchObject({ error: "invalid_scope" });
  });
  test("are refused a scope that the flow does not have", async () => {
    const { status, json } = await ask({ ...own, scope: "read admin" });
    expect(status).toBe(400);
    expect(json).toEqual({
      error: "invalid_scope",
      error_description: "The scope 'admin' is not to be had; this flow offers: read, write",
    });
  });
  test("bring a token that lacks what was not asked for", async () => {
    const { json } = await ask({ ...own, scope: "read" });
    const headers = {
      authorization: `Bearer ${String(json["access_token"])}`,
      "content-type": "application/json",
    };
    const { status, headers: said } = await send("POST /v1/notes", headers, '{"text":"x"}');
    expect(status).toBe(403);
    expect(said["www-authenticate"]).toBe('Bearer realm="Notes", error="insufficient_scope", scope="write"');
  });
  test("bring a token that expires on the mock's clock", async () => {
    const { json } = await ask(own);
    time += 3_599_000;
    expect(await notesOf(json["access_token"])).toEqual(["Northern"]);
    time += 1000;
    expect(await notesOf(json["access_token"])).toBe(401);
  });
  test("never bring the same token twice, and the same ones to the same mock", async () => {
    const again = createMock({ contract: contractOf(document), world, now: () => new Date(time) });
    const [one, two] = [await ask(own), await ask(own)];
    expect(one.json["access_token"]).not.toBe(two.json["access_token"]);
    const body = new URLSearchParams(own).toString();
    expect((await send("POST /v1/oauth/token", form, body, again)).json).toEqual(one.json);
  });
  test("keep the restriction of the client's key", async () => {
    const { json } = await ask({ ...own, client_id: "south", client_secret: "t2-full" });
    const { credentials } = await mock.credentials();
    expect(credentials.map(({ value }) => value)).not.toContain(json["access_token"]);
  });
});

describe("a bad request for a token", () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    ["without a client", { grant_type: "client_credentials" }, "invalid_client", "client_id is missing"],
    ["without a secret", { ...own, client_secret: "" }, "invalid_client", "client_secret is missing"],
    [
      "with an unknown secret",
      { ...own, client_secret: "x" },
      "invalid_client",
      "client_secret must be the value of a key, but is none",
    ],
    [
      "with a spent key",
      { ...own, client_id: "spent", client_secret: "t1-spent" },
      "invalid_client",
      "The key has been revoked",
    ],
    [
      "of another client",
      { ...own, client_id: "south" },
      "invalid_client",
      "client_id must be 'full' or 'north' beside this secret, but is 'south'",
    ],
    ["without a grant", { client_id: "full" }, "invalid_request", "grant_type is missing"],
    [
      "for a grant that no flow has",
      { ...own, grant_type: "password" },
      "unsupported_grant_type",
      "grant_type must be one of client_credentials, authorization_code, refresh_token, but is 'password'",
    ],
    ["without the code", { ...own, grant_type: "authorization_code" }, "invalid_request", "code is missing"],
    [
      "with an unknown code",
      { ...own, grant_type: "authorization_code", code: "x" },
      "invalid_grant",
      "The code is not known, or has been used",
    ],
    [
      "with an unknown refresh token",
      { ...own, grant_type: "refresh_token", refresh_token: "x" },
      "invalid_grant",
      "The refresh token is not known, or has been used",
    ],
  ])("%s", async (_, values, error, description) => {
    const { status, headers, json } = await ask(values);
    expect(json).toEqual({ error, error_description: description });
    expect(status).toBe(error === "invalid_client" ? 401 : 400);
    expect(headers["www-authenticate"]).toBeUndefined();
  });
  test("by the header is told to use it well", async () => {
    const { status, headers } = await ask({ grant_type: "client_credentials" }, { authorization: "Basic !" });
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toBe('Basic realm="Notes", charset="UTF-8"');
  });
  test("with the secret in two places, twice the same parameter, or no form", async () => {
    const basic = { authorization: `Basic ${btoa("full:t1-full")}` };
    expect((await ask(own, basic)).json).toMatchObject({ error: "invalid_request" });
    const twice = await send("POST /v1/oauth/token", form, "grant_type=a&grant_type=b");
    expect(twice.json["error_description"]).toBe("The parameter 'grant_type' must be given once");
    const json = await send(
      "POST /v1/oauth/token",
      { "content-type": "application/json" },
      JSON.stringify(own),
    );
    expect(json.json["error_description"]).toBe(
      "The body must be application/x-www-form-urlencoded, but is application/json",
    );
  });
  test("by another method is told the right one", async () => {
    const { status, headers } = await send("GET /v1/oauth/token");
    expect(status).toBe(405);
    expect(headers["allow"]).toBe("POST");
  });
});

const verifier = "a-verifier-that-is-long-enough-to-be-one-of-them";
const challenge = createHash("sha256").update(verifier).digest("base64url");
const wish = {
  response_type: "code",
  client_id: "my-app",
  redirect_uri: "http://127.0.0.1:9/back?a=1",
  state: "s 1",
  code_challenge: challenge,
  code_challenge_method: "S256",
};

/** Asks for consent; what comes back is the address that the client is sent to. */
async function consent(values: Readonly<Record<string, string>>, path = "/authorize"): Promise<URL> {
  const { status, headers } = await send(`GET ${path}?${new URLSearchParams(values)}`);
  expect(status).toBe(302);
  return new URL(headers["location"] ?? "");
}

async function codeFor(values: Readonly<Record<string, string>> = wish): Promise<string> {
  return (await consent(values)).searchParams.get("code") ?? "";
}

function redeem(code: string, more: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const { client_id, redirect_uri } = wish;
  return ask({
    grant_type: "authorization_code",
    code,
    client_id,
    redirect_uri,
    code_verifier: verifier,
    ...more,
  });
}

describe("an authorization code", () => {
  test("comes back at once, with the state, beside what the address had already", async () => {
    const back = await consent(wish);
    expect(back.origin + back.pathname).toBe("http://127.0.0.1:9/back");
    expect(Object.fromEntries(back.searchParams)).toEqual({ a: "1", state: "s 1", code: expect.any(String) });
  });
  test("is good once, for a token of the first tenant and one to refresh it with", async () => {
    const code = await codeFor();
    const { json } = await redeem(code);
    expect(json).toMatchObject({
      token_type: "Bearer",
      scope: "read write",
      refresh_token: expect.any(String),
    });
    expect(await notesOf(json["access_token"])).toEqual(["Northern"]);
    expect((await redeem(code)).json).toMatchObject({ error: "invalid_grant" });
  });
  test.each([
    ["tenant", "south"],
    ["tenant", "t2"],
    ["login_hint", "south"],
  ])("is of the tenant that %s names", async (name, value) => {
    const { json } = await redeem(await codeFor({ ...wish, [name]: value, scope: "read" }));
    expect(json["scope"]).toBe("read");
    expect(await notesOf(json["access_token"])).toEqual(["Southern"]);
  });
  test.each([
    [
      "another verifier",
      { code_verifier: `${verifier}x` },
      "code_verifier is not the one that code_challenge was made of",
    ],
    ["no verifier", { code_verifier: "" }, "code_verifier is missing"],
    [
      "another address",
      { redirect_uri: "http://127.0.0.1:9/back" },
      "redirect_uri must be the one that the code was sent to: http://127.0.0.1:9/back?a=1",
    ],
    ["another client", { client_id: "other" }, "The code was issued to another client than 'other'"],
  ])("is refused with %s, and still good afterwards", async (_, more, description) => {
    const code = await codeFor();
    expect((await redeem(code, more)).json).toEqual({
      error: "invalid_grant",
      error_description: description,
    });
    expect((await redeem(code)).status).toBe(200);
  });
  test("expires after ten minutes", async () => {
    const code = await codeFor();
    time += 600_000;
    expect((await redeem(code)).json["error_description"]).toBe(
      "The code expired at 2026-04-02T12:10:00.000Z",
    );
  });
  test("without a challenge needs the client's secret", async () => {
    const { code_challenge: _, code_challenge_method: __, ...plain } = { ...wish, client_id: "full" };
    const code = await codeFor(plain);
    expect((await redeem(code, { client_id: "full" })).json).toMatchObject({ error: "invalid_client" });
    expect((await redeem(code, { client_id: "full", client_secret: "t1-full" })).status).toBe(200);
  });
  test.each<[Readonly<Record<string, string>>, string, string]>([
    [
      { response_type: "id_token" },
      "unsupported_response_type",
      "response_type must be code, but is 'id_token'",
    ],
    [{ response_type: "" }, "invalid_request", "response_type is missing"],
    [{ code_challenge_method: "plain" }, "invalid_request", "code_challenge_method must be S256"],
    [
      { code_challenge: "short" },
      "invalid_request",
      "code_challenge must be 32 octets in base 64 for addresses, which is 43 characters",
    ],
    [
      { scope: "admin" },
      "invalid_scope",
      "The scope 'admin' is not to be had; this flow offers: read, write",
    ],
    [{ tenant: "west" }, "access_denied", "There is no tenant 'west'; there are: north, south"],
    [{ world: "mars" }, "access_denied", "There is no world 'mars'"],
  ])("is refused to %j, at the address", async (more, error, description) => {
    const back = await consent({ ...wish, ...more });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      a: "1",
      state: "s 1",
      error,
      error_description: description,
    });
  });
  test.each(["", "javascript:alert(1)", "my-app://back", "/back", "http://127.0.0.1/#x"])(
    "is sent to no address like %j",
    async (redirect_uri) => {
      const { status, json, headers } = await send(
        `GET /authorize?${new URLSearchParams({ ...wish, redirect_uri })}`,
      );
      expect(status).toBe(400);
      expect(json).toMatchObject({ error: "invalid_request" });
      expect(headers["location"]).toBeUndefined();
    },
  );
});

describe("a refresh token", () => {
  const refresh = (token: Json | undefined, more: Readonly<Record<string, string>> = {}, path?: string) =>
    ask(
      { grant_type: "refresh_token", refresh_token: String(token), client_id: "my-app", ...more },
      {},
      path,
    );

  test("is good once, and brings the next one, at the address for it too", async () => {
    const first = (await redeem(await codeFor({ ...wish, tenant: "south" }))).json;
    const second = (await refresh(first["refresh_token"], {}, "/refresh")).json;
    expect(await notesOf(second["access_token"])).toEqual(["Southern"]);
    expect(second["refresh_token"]).not.toBe(first["refresh_token"]);
    expect((await refresh(first["refresh_token"])).json).toMatchObject({ error: "invalid_grant" });
    expect((await refresh(second["refresh_token"])).status).toBe(200);
  });
  test("may ask for less, and for all again, but for no more", async () => {
    const first = (await redeem(await codeFor())).json;
    const less = (await refresh(first["refresh_token"], { scope: "read" })).json;
    expect(less["scope"]).toBe("read");
    const all = (await refresh(less["refresh_token"])).json;
    expect(all["scope"]).toBe("read write");
    expect((await refresh(all["refresh_token"], { scope: "admin" })).json).toMatchObject({
      error: "invalid_scope",
    });
  });
  test("of one client is no good to another", async () => {
    const { json } = await redeem(await codeFor());
    expect((await refresh(json["refresh_token"], { client_id: "other" })).json).toMatchObject({
      error: "invalid_grant",
    });
  });
  test("that two redeem at once is good for one of them", async () => {
    const { json } = await redeem(await codeFor());
    const both = await Promise.all([refresh(json["refresh_token"]), refresh(json["refresh_token"])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });
});

test("the implicit flow of another server stands under our own prefix, and its token in the fragment", async () => {
  const back = await consent({ ...wish, response_type: "token" }, "/__counterfoil/oauth/authorize");
  const values = new URLSearchParams(back.hash.slice(1));
  expect(Object.fromEntries(values)).toMatchObject({
    token_type: "Bearer",
    expires_in: "3600",
    scope: "read",
    state: "s 1",
  });
  expect(await notesOf(values.get("access_token") ?? "")).toEqual(["Northern"]);
});

describe("where tokens are to be had", () => {
  test("is told to whoever asks", async () => {
    const { json } = await send("GET /.well-known/oauth-authorization-server");
    expect(json).toMatchObject({
      issuer: "http://127.0.0.1:4010",
      authorization_endpoint: "http://127.0.0.1:4010/authorize",
      token_endpoint: "http://127.0.0.1:4010/v1/oauth/token",
      scopes_supported: ["read", "write"],
      response_types_supported: ["code", "token"],
      grant_types_supported: ["client_credentials", "authorization_code", "refresh_token"],
      code_challenge_methods_supported: ["S256"],
    });
    expect((await send("GET /.well-known/openid-configuration")).status).toBe(404);
  });
  test("is under our own prefix in any case", async () => {
    expect((await ask(own, {}, "/__counterfoil/oauth/token")).status).toBe(200);
  });
  test("is open to pages of any origin", async () => {
    const { headers } = await ask(own, { origin: "http://localhost:3000" });
    expect(headers["access-control-allow-origin"]).toBe("http://localhost:3000");
    const preflight = await send("OPTIONS /v1/oauth/token", { "access-control-request-method": "POST" });
    expect(preflight.status).toBe(204);
  });
  test("is nowhere where the document has no way to a token", async () => {
    const bare = contractOf(document.replace(/type: oauth2[^]*$/, "type: http\n      scheme: bearer\n"));
    const other = createMock({ contract: bare, world });
    expect((await send("POST /v1/oauth/token", form, "", other)).status).toBe(404);
    expect((await send("GET /.well-known/oauth-authorization-server", {}, "", other)).status).toBe(404);
  });
  test("an operation of the document on the same path is what answers there", async () => {
    const text = document.replace(
      "  /notes:\n",
      '  /oauth/token: { post: { security: [], responses: { "200": { description: Own, content: { application/json: { example: { own: true } } } } } } }\n  /notes:\n',
    );
    const other = createMock({ contract: contractOf(text), world });
    expect((await send("POST /v1/oauth/token", form, "", other)).json).toEqual({ own: true });
    expect(
      (await send("POST /__counterfoil/oauth/token", form, new URLSearchParams(own).toString(), other))
        .status,
    ).toBe(200);
  });
});

test("an openIdConnect scheme is discovered, and brings tokens with the scopes that its operations ask for", async () => {
  const text = document.replace(
    /type: oauth2[^]*$/,
    "type: openIdConnect\n      openIdConnectUrl: https://id.example/.well-known/openid-configuration\n",
  );
  const other = createMock({ contract: contractOf(text), world });
  const { json } = await send("GET /.well-known/openid-configuration", {}, "", other);
  expect(json).toMatchObject({
    token_endpoint: "http://127.0.0.1:4010/__counterfoil/oauth/token",
    jwks_uri: "http://127.0.0.1:4010/__counterfoil/oauth/jwks",
    scopes_supported: ["openid", "profile", "email", "offline_access", "read", "write"],
  });
  expect((await send("GET /__counterfoil/oauth/jwks", {}, "", other)).json).toEqual({ keys: [] });
  const body = new URLSearchParams({ ...own, scope: "openid read" }).toString();
  const token = await send("POST /__counterfoil/oauth/token", form, body, other);
  expect(token.json["scope"]).toBe("openid read");
});

test("the password flow takes name and value of a key", async () => {
  const text = document.replace("clientCredentials:", "password:");
  const other = createMock({ contract: contractOf(text), world });
  const values = { grant_type: "password", client_id: "my-app", username: "north", password: "t1-reader" };
  const give = (more: object): Promise<Answer> =>
    send("POST /v1/oauth/token", form, new URLSearchParams({ ...values, ...more }).toString(), other);
  const { json } = await give({});
  expect(json).toMatchObject({ scope: "read", refresh_token: expect.any(String) });
  expect((await give({ password: "x" })).json).toMatchObject({ error: "invalid_grant" });
  expect((await give({ username: "" })).json).toMatchObject({ error: "invalid_request" });
});

test("a path that the document has for another method issues tokens all the same", async () => {
  const about = "  /oauth/token: { get: { security: [], responses: { '200': { description: About } } } }\n";
  const text = document.replace("components:\n", `${about}components:\n`);
  const other = createMock({ contract: contractOf(text), world });
  const asked = await send("POST /v1/oauth/token", form, new URLSearchParams(own).toString(), other);
  expect(asked.json).toMatchObject({ token_type: "Bearer" });
  expect((await send("GET /v1/oauth/token", {}, "", other)).status).toBe(200);
  const { status, headers } = await send("DELETE /v1/oauth/token", {}, "", other);
  expect([status, headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
});

describe("worlds", () => {
  test("keep codes and tokens apart: those of the main one are of no use in a fork, nor after it", async () => {
    const code = await codeFor();
    await mock.worlds.fork(mock.worlds.main(), "fork");
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).json).toMatchObject({ error: "invalid_grant" });
    const { json } = await redeem(await codeFor({ ...wish, world: "fork" }));
    const key = await mock.worlds.find(String(json["access_token"]));
    expect(key?.world.name).toBe("fork");
  });
  test("that are put back to their beginning know no tokens, and issue the same ones again", async () => {
    const { json } = await ask(own);
    await mock.worlds.main().reset();
    expect(await notesOf(json["access_token"])).toBe(401);
    expect((await ask(own)).json).toEqual(json);
  });
});
