import { describe, expect, test } from "vitest";
import {
  compileContract,
  formatPointer,
  parseDocument,
  type Contract,
  type Headers,
  type HttpRequest,
} from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import { admit, credentialsIn } from "./security.ts";

const now = "2026-04-02T12:00:00.000Z";

/** One operation with that `security`, of a document that has a scheme of every kind. */
function doorOf(security: string): Contract {
  const text = `
openapi: 3.1.0
info: { title: Doors, version: "1" }
paths: { /door: { get: { operationId: door, security: ${security}, responses: { "200": { description: In } } } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    header: { type: apiKey, in: header, name: X-Key }
    query: { type: apiKey, in: query, name: api_key }
    cookie: { type: apiKey, in: cookie, name: sid }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { read: Read, write: Write } } } }
    oidc: { type: openIdConnect, openIdConnectUrl: https://id.example/.well-known/openid-configuration }
    tls: { type: mutualTLS }
    digest: { type: http, scheme: digest }
`;
  return compileContract(parseDocument(text, "doors.yaml"));
}

const good: Key = {
  name: "full",
  tenant: "t1",
  value: "good",
  scopes: ["read", "write"],
  expiresAt: undefined,
  revoked: false,
  within: {},
};
const keys = new Map(
  [
    good,
    { ...good, value: "second", within: { shop: "s2" } },
    { ...good, value: "reader", scopes: ["read"], within: { shop: "s1" } },
    { ...good, value: "foreign", tenant: "t2" },
    { ...good, value: "ann:secret" },
    { ...good, value: "a b/c" },
    { ...good, value: "expired", expiresAt: "2026-04-02T12:00:00.000Z" },
    { ...good, value: "revoked", revoked: true },
  ].map((key) => [key.value, key]),
);

interface Sent {
  readonly headers?: Headers;
  readonly query?: string;
}

/** What comes of a request: `t1 good` where a key lets it in, `home` where nobody asks for one, else status and sentence. */
function outcome(security: string, { headers = {}, query = "" }: Sent = {}): string {
  const admission = ask(security, { headers, query });
  if (admission.kind === "refused") {
    return `${admission.refusal.status} ${admission.refusal.reasons[0]?.sentence}`;
  }
  const { tenant, key } = admission.visitor;
  return key ? `${tenant} ${key.value}` : tenant;
}

function ask(security: string, { headers = {}, query = "" }: Sent): ReturnType<typeof admit> {
  const contract = doorOf(security);
  const [operation] = contract.operations;
  if (!operation) throw new Error(`No operation at ${formatPointer(["paths", "/door"])}`);
  const request: HttpRequest = { method: "GET", path: "/door", query, headers, body: "" };
  return admit(contract, operation, credentialsIn(contract, operation, request), keys, now, "home");
}

function challengeOf(security: string, sent: Sent = {}): string {
  const admission = ask(security, sent);
  if (admission.kind === "admitted") throw new Error("The request was let in");
  return admission.refusal.headers["www-authenticate"] ?? "";
}

const bearer = (value: string): Sent => ({ headers: { authorization: `Bearer ${value}` } });
const basic = (text: string): Sent => ({ headers: { authorization: `Basic ${btoa(text)}` } });

describe("where a key is shown", () => {
  test.each<[string, Sent]>([
    ["bearer", bearer("good")],
    ["oauth", bearer("good")],
    ["oidc", bearer("good")],
    ["basic", basic("anybody:good")],
    ["basic", basic("good:")],
    ["header", { headers: { "x-key": "good" } }],
    ["query", { query: "a=1&api_key=good" }],
    ["cookie", { headers: { cookie: "a=1; sid=good" } }],
    ["tls", bearer("good")],
    ["digest", { headers: { authorization: "good" } }],
  ])("%s finds it", (scheme, sent) => {
    expect(outcome(`[{ ${scheme}: [] }]`, sent)).toBe("t1 good");
    expect(outcome(`[{ ${scheme}: [] }]`)).toMatch(/^401 Send a key: /);
  });

  test("a key may be user and password together", () => {
    expect(outcome("[{ basic: [] }]", basic("ann:secret"))).toBe("t1 ann:secret");
  });
  test("a cookie may be percent-encoded, and a query always is", () => {
    expect(outcome("[{ cookie: [] }]", { headers: { cookie: "sid=a%20b%2Fc" } })).toBe("t1 a b/c");
    expect(outcome("[{ query: [] }]", { query: "api_key=a+b%2Fc" })).toBe("t1 a b/c");
  });
  test.each([
    ["good", "what follows the scheme is not user:password in base 64"],
    ["\u00ff:x", "what follows the scheme is not user:password in base 64"],
  ])("Basic credentials that say %j are malformed", (text, fault) => {
    const latin = { headers: { authorization: `Basic ${btoa(text)}` } };
    expect(outcome("[{ basic: [] }]", latin)).toBe(
      `401 The Authorization header is malformed: ${fault}; it must read "Authorization: Basic <user:password in base 64>"`,
    );
  });
  test("a scheme that the mock cannot check says so", () => {
    expect(outcome("[{ tls: [] }]")).toBe(
      '401 Send a key: the mock cannot check the scheme tls, so a key stands in its place: "Authorization: Bearer <key>"',
    );
  });
});

describe("a key that is spent", () => {
  test.each([
    ["nobody's", "The key is not known"],
    ["expired", "The key expired at 2026-04-02T12:00:00.000Z"],
    ["revoked", "The key has been revoked"],
  ])("%s is refused wherever it is shown", (value, sentence) => {
    expect(outcome("[{ header: [] }]", { headers: { "x-key": value } })).toBe(`401 ${sentence}`);
    expect(outcome("[{ basic: [] }]", basic(`ann:${value}`))).toBe(`401 ${sentence}`);
  });
});

describe("any one of several requirements", () => {
  const either = "[{ bearer: [] }, { header: [] }]";
  test("is enough", () => {
    expect(outcome(either, bearer("good"))).toBe("t1 good");
    expect(outcome(either, { headers: { "x-key": "foreign" } })).toBe("t2 foreign");
  });
  test("is enough even where another is shown badly", () => {
    expect(outcome(either, { headers: { authorization: "Bearer bad", "x-key": "good" } })).toBe("t1 good");
  });
  test("where none is met, the one that came nearest says why", () => {
    expect(outcome(either, { headers: { "x-key": "bad" } })).toBe("401 The key is not known");
    expect(outcome("[{ bearer: [] }, { oauth: [write] }]", bearer("reader"))).toBe("t1 reader");
    expect(outcome("[{ header: [] }, { oauth: [write] }]", bearer("reader"))).toBe(
      "403 The key lacks the scope write",
    );
    expect(outcome("[{ bearer: [] }, { basic: [] }]", basic("ann:bad"))).toBe("401 The key is not known");
  });
});

describe("all schemes of one requirement", () => {
  const both = "[{ bearer: [], header: [] }]";
  const pair = (one: string, other: string): Sent => ({
    headers: { authorization: `Bearer ${one}`, "x-key": other },
  });
  test("must be met", () => {
    expect(outcome(both, pair("good", "second"))).toBe("t1 good");
    expect(outcome(both, pair("good", "good"))).toBe("t1 good");
    expect(outcome(both, bearer("good"))).toBe("401 Send a key: the header parameter X-Key is missing");
    expect(outcome(both, pair("good", "bad"))).toBe("401 The key is not known");
  });
  test("must be met by keys of one tenant", () => {
    expect(outcome(both, pair("good", "foreign"))).toBe(
      "401 The keys of this request belong to two tenants; send keys of one",
    );
  });
  test("ask for the scopes of each", () => {
    const scoped = "[{ oauth: [write], header: [] }]";
    expect(outcome(scoped, pair("good", "reader"))).toBe("t1 good");
    expect(outcome(scoped, pair("reader", "good"))).toBe("403 The key lacks the scope write");
  });
  test("are restricted by what restricts any of them", () => {
    const admission = ask(both, pair("good", "second"));
    expect(admission).toMatchObject({ visitor: { key: { within: { shop: "s2" } } } });
  });
  test("of which the mock cannot check one, are met by the others", () => {
    expect(outcome("[{ tls: [], header: [] }]", { headers: { "x-key": "good" } })).toBe("t1 good");
    expect(outcome("[{ tls: [], header: [] }]", bearer("good"))).toBe(
      "401 Send a key: the header parameter X-Key is missing",
    );
  });
});

describe("scopes", () => {
  test.each(["oauth", "oidc", "bearer"])("are asked for by %s", (scheme) => {
    expect(outcome(`[{ ${scheme}: [read, write] }]`, bearer("good"))).toBe("t1 good");
    expect(outcome(`[{ ${scheme}: [read, write] }]`, bearer("reader"))).toBe(
      "403 The key lacks the scope write",
    );
  });
});

describe("optional security", () => {
  const optional = "[{ oauth: [write] }, {}]";
  test("lets in whoever shows no key", () => {
    expect(outcome(optional)).toBe("home");
    expect(outcome("[{}]", bearer("anything"))).toBe("home");
    expect(outcome("[]", bearer("anything"))).toBe("home");
  });
  test("knows whoever shows a good key, whatever its scopes", () => {
    expect(outcome(optional, bearer("foreign"))).toBe("t2 foreign");
    expect(outcome(optional, bearer("reader"))).toBe("t1 reader");
    expect(outcome("[{}, { bearer: [] }, { basic: [] }]", basic("ann:foreign"))).toBe("t2 foreign");
  });
  test("refuses a bad key", () => {
    expect(outcome(optional, bearer("bad"))).toBe("401 The key is not known");
    expect(outcome(optional, bearer("expired"))).toMatch(/^401 The key expired/);
    expect(outcome(optional, { headers: { authorization: "good" } })).toMatch(
      /^401 The Authorization header/,
    );
  });
  test("refuses keys of two tenants", () => {
    const two = { headers: { "x-key": "foreign", cookie: "sid=good" } };
    expect(outcome("[{}, { header: [], cookie: [] }]", two)).toMatch(/^401 .* two tenants/);
  });
});

describe("the challenge", () => {
  test("names every scheme once, without an error where nothing was tried", () => {
    expect(challengeOf("[{ bearer: [] }, { oauth: [read] }, { basic: [] }, { query: [] }]")).toBe(
      'Bearer realm="Doors", Basic realm="Doors", charset="UTF-8", ApiKey realm="Doors", in="query", name="api_key"',
    );
  });
  test("has the error at the scheme that was tried", () => {
    expect(challengeOf("[{ bearer: [] }, { basic: [] }]", basic("ann:bad"))).toBe(
      'Bearer realm="Doors", Basic realm="Doors", charset="UTF-8"',
    );
    expect(challengeOf("[{ bearer: [] }, { oauth: [read] }]", bearer("bad"))).toBe(
      'Bearer realm="Doors", error="invalid_token"',
    );
    expect(challengeOf("[{ oauth: [read, write] }]", bearer("reader"))).toBe(
      'Bearer realm="Doors", error="insufficient_scope", scope="read write"',
    );
  });
});
