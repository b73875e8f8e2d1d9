import { describe, expect, test } from "vitest";
import type { Contract, HttpRequest, Operation, Requirement, Scheme } from "../../spec/index.ts";
import { authorize } from "./authorize.ts";
import type { Credential } from "./credentials.ts";
import { garbageKey } from "./garbage-key.ts";
import { createKeyring, type Key } from "./keyring.ts";

const bearer: Scheme = { name: "key", kind: "bearer", in: "header", parameter: "", flows: [] };

function contract(schemes: readonly Scheme[] = [bearer]): Contract {
  return {
    title: "Things",
    version: "1",
    server: "",
    basePath: "",
    operations: [],
    collections: {},
    schemes: Object.fromEntries(schemes.map((scheme) => [scheme.name, scheme])),
    scopes: ["read", "write", "admin"],
    refusals: {},
    rates: [],
    webhooks: [],
    locate: () => ({ file: "things.yaml", line: 1, column: 1 }),
  };
}

function operation(...security: readonly Requirement[]): Operation {
  return {
    id: "getThing",
    method: "GET",
    path: { text: "/things", segments: [] },
    pointer: "",
    summary: "",
    deprecated: false,
    parameters: [],
    body: undefined,
    replies: [],
    security,
    callbacks: [],
    effect: { kind: "none" },
    reasons: [],
  };
}

function credential(name: string, over: Partial<Credential> = {}): Credential {
  return { name, tenant: "a", value: `value-of-${name}`, scheme: "", scopes: [], state: "active", ...over };
}

const all = ["read", "write", "admin"];
const given: readonly Credential[] = [
  credential("reader", { scopes: ["read"] }),
  credential("stranger", { tenant: "b", scopes: all }),
  credential("full", { tenant: "c", scopes: all }),
  credential("most", { tenant: "b", scopes: ["read", "admin"] }),
  credential("nothing", { tenant: "b" }),
  credential("one", { tenant: "b", scopes: ["admin"] }),
  credential("old", { tenant: "b", scopes: all, state: "expired" }),
];

function choose(choice: Parameters<ReturnType<typeof createKeyring>>[0], scopes: readonly string[]): string {
  const key = createKeyring(contract(), { credentials: given, known: {}, foreign: {} })(
    choice,
    operation([{ scheme: "key", scopes }]),
  );
  return say(key);
}

function say(key: Key): string {
  return key.kind === "missing"
    ? key.reason
    : key.parts.map(({ value }) => value.replace("value-of-", "")).join("+");
}

describe("the key for a step", () => {
  test("is of the tenant that has an active credential with every scope, the first such", () => {
    expect(choose({ kind: "full" }, ["read"])).toBe("stranger");
    expect(choose({ kind: "other" }, ["read"])).toBe("full");
  });

  test("that lacks a scope holds as many of the others as there are", () => {
    expect(choose({ kind: "lacking", scope: "write" }, ["write"])).toBe("most");
    expect(choose({ kind: "lacking", scope: "read" }, ["read"])).toBe("one");
    expect(choose({ kind: "lacking", scope: "read" }, ["read", "admin"])).toBe("one");
  });

  test("may hold exactly some scopes, or none", () => {
    expect(choose({ kind: "only", scopes: ["admin"] }, ["admin"])).toBe("one");
    expect(choose({ kind: "unscoped" }, ["admin"])).toBe("nothing");
  });

  test("may have ended", () => {
    expect(choose({ kind: "expired" }, ["read"])).toBe("old");
  });

  test("may be nobody's", () => {
    expect(choose({ kind: "none" }, ["read"])).toBe("");
    const garbage = choose({ kind: "garbage" }, ["read"]);
    expect(garbage).toMatch(/^notARealKey/);
    expect(garbage.length).toBe("value-of-stranger".length);
  });

  test("that the user did not give is asked for", () => {
    expect(choose({ kind: "only", scopes: ["write"] }, ["write"])).toBe(
      'no such key: add an active credential of tenant "b" with the scope write and no other scope to the credentials file',
    );
    expect(choose({ kind: "revoked" }, ["read"])).toBe(
      'no such key: add a credential whose state is "revoked" to the credentials file',
    );
    expect(choose({ kind: "full" }, ["read", "billing"])).toBe(
      "no such key: add an active credential with the scopes read, billing to the credentials file",
    );
  });
});

describe("an operation with several requirements", () => {
  const app: Scheme = { name: "app", kind: "apiKey", in: "query", parameter: "app_key", flows: [] };
  const keys = {
    credentials: [
      credential("full", { scheme: "key", scopes: all }),
      credential("reader", { scheme: "key", scopes: ["read"] }),
      credential("app", { scheme: "app" }),
    ],
    known: {},
    foreign: {},
  };
  const keyring = createKeyring(contract([bearer, app]), keys);
  const both: Requirement = [
    { scheme: "app", scopes: [] },
    { scheme: "key", scopes: ["write"] },
  ];

  test("gets the chosen key where the scopes are, and full ones beside it", () => {
    expect(say(keyring({ kind: "full" }, operation(both)))).toBe("app+full");
    expect(say(keyring({ kind: "lacking", scope: "write" }, operation(both)))).toBe("app+reader");
  });

  test("shows the keys of one other tenant and no others, where tenants are to be told apart", () => {
    const foreign = (name: string, scheme: string, tenant: string): Credential =>
      credential(name, { scheme, tenant, scopes: all });
    const more = (...others: readonly Credential[]): Key =>
      createKeyring(contract([bearer, app]), { ...keys, credentials: [...keys.credentials, ...others] })(
        { kind: "other" },
        operation(both),
      );
    const app2 = foreign("c-app", "app", "c");
    expect(say(more(foreign("b", "key", "b"), app2, foreign("c", "key", "c")))).toBe("c-app+c");
    expect(more(foreign("b", "key", "b"), app2).kind).toBe("missing");
    expect(more(foreign("b", "key", "b")).kind).toBe("missing");
  });

  test("takes the first requirement that can be met", () => {
    const unknown: Requirement = [{ scheme: "key", scopes: ["billing"] }];
    expect(say(keyring({ kind: "full" }, operation(unknown, both)))).toBe("app+full");
    expect(say(keyring({ kind: "full" }, operation([], unknown)))).toBe("");
    expect(say(keyring({ kind: "full" }, operation()))).toBe("");
  });
});

describe("a key on its request", () => {
  const bare: HttpRequest = {
    method: "GET",
    path: "/",
    query: "a=1",
    headers: { cookie: "x=1" },
    body: "",
  };
  const put = (
    scheme: Partial<Scheme>,
    value: string,
    spelling: "usual" | "other-case" | "other-scheme" = "usual",
  ) => authorize(bare, [{ scheme: { ...bearer, ...scheme }, value, spelling }]);

  test("stands where its scheme wants it", () => {
    expect(put({}, "k").headers["authorization"]).toBe("Bearer k");
    expect(put({ kind: "basic" }, "Aladdin:open sesame").headers["authorization"]).toBe(
      "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    );
    expect(put({ kind: "apiKey", parameter: "X-Key" }, "k").headers["x-key"]).toBe("k");
    expect(put({ kind: "apiKey", in: "cookie", parameter: "key" }, "k;").headers["cookie"]).toBe(
      "x=1; key=k%3B",
    );
    expect(put({ kind: "apiKey", in: "query", parameter: "key" }, "k&").query).toBe("a=1&key=k%26");
  });

  test("may be spelt in another case, or under a scheme that is not the one", () => {
    expect(put({}, "k", "other-case").headers["authorization"]).toBe("bEARER k");
    expect(put({}, "k", "other-scheme").headers["authorization"]).toBe("Basic azo=");
    expect(put({ kind: "apiKey", parameter: "X-Key" }, "k", "other-scheme").headers).toEqual({
      cookie: "x=1",
      authorization: "Bearer k",
    });
  });
});

describe("a made-up key", () => {
  test("looks like a true one and has nothing of its secret", () => {
    expect(garbageKey("sf_test_v1_Zk3nQ8Zk3nQ8Zk3n")).toBe("sf_test_v1_notARealKeynotAR");
    expect(garbageKey("user:0123456789abc")).toBe("notARealKey:notARealKeyno");
    expect(garbageKey("")).toBe("notARealKey");
  });
});
