import { describe, expect, test } from "vitest";
import { compile, issuesOf } from "./shop.test-data.ts";

describe("the document itself says", () => {
  test("how often a key may ask", () => {
    const { rates } = compile(
      "x-counterfoil: { rates: [{ limit: 1000, per: PT1M }, { limit: 5, per: PT1S }] }",
    );
    expect(rates).toEqual([
      { limit: 1000, seconds: 60 },
      { limit: 5, seconds: 1 },
    ]);
  });

  test.each([
    [
      "{ rate: [] }",
      "/rate",
      /^Unknown word "rate" in the x-counterfoil of the document; did you mean rates\?$/,
    ],
    ["{ rates: { limit: 1 } }", "/rates", /^rates must be a list, but is \{"limit":1\}$/],
    [
      "{ rates: [{ limit: 0, per: PT1M }] }",
      "/rates/0",
      /^A rate must say how many and in what time, as in \{ limit: 1000, per: PT1M \}/,
    ],
    ["{ rates: [{ limit: 1, per: minute }] }", "/rates/0", /but is \{"limit":1,"per":"minute"\}$/],
    ["yes", "", /^x-counterfoil must be an object, but is "yes"$/],
  ])("%s: an issue", (words, at, message) => {
    expect(issuesOf(`x-counterfoil: ${words}`)).toEqual([
      [`/x-counterfoil${at}`, expect.stringMatching(message)],
    ]);
  });

  test.each([
    ["tags: [{ name: a, x-counterfoil: {} }]", "/tags/0"],
    ["paths: { /a: { x-counterfoil: {}, get: { responses: {} } } }", "/paths/~1a"],
    [
      "paths: { /a: { get: { responses: { default: { description: a, x-counterfoil: {} } } } } }",
      "/paths/~1a/get/responses/default",
    ],
  ])("nothing where it has no meaning: %s", (text, at) => {
    const message = expect.stringMatching(/^x-counterfoil means nothing here; it belongs to an operation/);
    expect(issuesOf(text)).toEqual([[`${at}/x-counterfoil`, message]]);
  });
});

describe("a scheme", () => {
  const { schemes } = compile(`
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: /token, scopes: { 'pets:read': read, 'pets:write': write } }
        authorizationCode: { authorizationUrl: /authorize, tokenUrl: /token, refreshUrl: /refresh, scopes: {} }
        x-ours: {}
    house: { type: openIdConnect, openIdConnectUrl: 'https://id.example/.well-known/openid-configuration' }
    key: { type: http, scheme: bearer }
`);

  test("names the ways to a token in the order of the document", () => {
    expect(schemes["login"]?.flows).toEqual([
      {
        kind: "clientCredentials",
        authorizationUrl: "",
        tokenUrl: "/token",
        refreshUrl: "",
        scopes: ["pets:read", "pets:write"],
      },
      {
        kind: "authorizationCode",
        authorizationUrl: "/authorize",
        tokenUrl: "/token",
        refreshUrl: "/refresh",
        scopes: [],
      },
    ]);
    expect(schemes["key"]?.flows).toEqual([]);
  });

  test("names where its service is described", () => {
    expect(schemes["house"]?.openIdConnectUrl).toBe("https://id.example/.well-known/openid-configuration");
    expect(schemes["key"]).not.toHaveProperty("openIdConnectUrl");
  });

  test("with a flow that there is not is an issue", () => {
    const issues = issuesOf(
      "components: { securitySchemes: { a: { type: oauth2, flows: { device: {} } } } }",
    );
    expect(issues).toEqual([
      [
        "/components/securitySchemes/a/flows/device",
        'An OAuth flow must be one of authorizationCode, clientCredentials, implicit, password, but is "device"',
      ],
    ]);
  });
});

describe("a link", () => {
  const linked = compile(`
paths:
  /pets:
    post:
      responses:
        201:
          description: made
          links:
            byId: { operationId: readPet, parameters: { id: $response.body#/id }, requestBody: { name: $request.body#/name } }
            byRef: { operationRef: '#/paths/~1pets~1{id}/get' }
            nameless: { operationRef: '#/paths/~1pets/post' }
            away: { operationRef: 'https://other.example/openapi.yaml#/paths/~1a/get' }
  /pets/{id}: { get: { operationId: readPet, responses: {} } }
`).operations[0]?.replies[0]?.links;

  test("leads to an operation by its id or by where it stands", () => {
    expect(linked?.map(({ operation }) => operation)).toEqual(["readPet", "readPet", "POST /pets", ""]);
  });

  test("says what the next request may bring", () => {
    expect(linked?.[0]).toMatchObject({
      parameters: { id: { source: "response.body", pointer: "/id" } },
      requestBody: { kind: "object", members: { name: { source: "request.body", pointer: "/name" } } },
    });
    expect(linked?.[1]).not.toHaveProperty("requestBody");
  });
});
