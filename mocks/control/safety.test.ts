import { describe, expect, test } from "vitest";
import { parseDocument } from "../../spec/index.ts";
import { controlContract, ohalloText, tryControl } from "./control.suite.ts";

const token = "a-token-of-some-length";

describe("without a token", () => {
  test.each(["127.0.0.1", "127.0.0.1:4010", "127.8.9.1:1", "localhost:4010", "[::1]:4010", "LOCALHOST"])(
    "the Host %s is this machine",
    async (host) => {
      const { control } = await tryControl();
      expect((await control("GET /worlds", undefined, { host })).status).toBe(200);
    },
  );

  test.each(["example.com", "127.0.0.1.example.com", "128.0.0.1", "localhost.example.com:80", ""])(
    "the Host %j is a stranger",
    async (host) => {
      const { control } = await tryControl();
      const { status, json } = await control("GET /worlds", undefined, { host });
      expect([status, json.detail]).toEqual([
        403,
        `Without --control-token the Host of a request must be localhost or a loopback address, but is ${JSON.stringify(host)}`,
      ]);
    },
  );

  test("a page of another origin is turned away, and the mock's own is not", async () => {
    const { control } = await tryControl();
    const from = async (origin: string): Promise<number> =>
      (await control("GET /worlds", undefined, { origin })).status;
    expect([
      await from("http://127.0.0.1:4010"),
      await from("http://127.0.0.1:5173"),
      await from("null"),
    ]).toEqual([200, 403, 403]);
  });
});

describe("with a token", () => {
  test("whoever carries it is let in, from anywhere", async () => {
    const { control } = await tryControl({}, token);
    const headers = { host: "mock.example.com", authorization: `bearer ${token}` };
    expect((await control("GET /worlds", undefined, headers)).status).toBe(200);
  });

  test.each([
    undefined,
    "Bearer wrong",
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Basic ${token}`,
    "Bearer ",
  ])("whoever brings %j is told what to bring", async (authorization) => {
    const { control } = await tryControl({}, token);
    const headers = authorization === undefined ? {} : { authorization };
    const { status, headers: said } = await control("GET /worlds", undefined, headers);
    expect(status).toBe(401);
    expect(said["www-authenticate"]).toMatch(/^Bearer realm="Counterfoil Control API"/);
  });
});

describe("the control API", () => {
  test("lets no page of another origin read it, not even after asking", async () => {
    const { mock } = await tryControl();
    const headers = {
      host: "127.0.0.1",
      origin: "http://evil.example",
      "access-control-request-method": "GET",
    };
    const request = { path: "/__counterfoil/worlds", query: "", headers, body: "" };
    for (const method of ["OPTIONS", "GET"]) {
      const answer = await mock.handle({ ...request, method });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  test("is not there where it is not wanted", async () => {
    const { ask } = await tryControl({ control: false });
    expect((await ask("GET /__counterfoil/worlds", "x")).status).toBe(404);
  });

  test("is compiled when it is first asked for, and once", async () => {
    let times = 0;
    const contract = (): ReturnType<typeof controlContract> => {
      times += 1;
      return controlContract();
    };
    const { control, ask } = await tryControl({ control: { contract } });
    await ask("GET /api/contacts", "x");
    expect(times).toBe(0);
    await control("GET /worlds");
    await control("GET /worlds");
    expect(times).toBe(1);
  });

  test("says which methods a path takes", async () => {
    const { control } = await tryControl();
    const { status, headers } = await control("PATCH /worlds");
    expect([status, headers["allow"]]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
    expect((await control("GET /nothing")).status).toBe(404);
  });
});

describe("the documents", () => {
  test("are served as JSON and YAML", async () => {
    const { tree } = parseDocument(ohalloText, "openapi.yaml");
    const { control } = await tryControl({ document: { text: ohalloText, tree, format: "yaml" } });
    expect((await control("GET /openapi.json")).json).toEqual(tree);
    expect((await control("GET /openapi.yaml")).body).toBe(ohalloText);
  });

  test("are not found where the mock was made without", async () => {
    const { control } = await tryControl();
    expect((await control("GET /openapi.json")).status).toBe(404);
  });

  test("come with a reference that names every operation and asks for nothing else", async () => {
    const { control, mock } = await tryControl();
    const { body, headers } = await control("GET /reference");
    for (const { id } of mock.contract.operations) expect(body).toContain(`<section id="${id}">`);
    expect(String(body)).not.toMatch(/<script|<link|<img|src=|url\(/);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });
});

describe("a contract that is adopted", () => {
  test("answers at once, and the rows stay", async () => {
    const { mock, ask, key } = await tryControl();
    const own = key("nordic-parts", "full");
    const { id } = (await ask("GET /api/contacts", own)).json.items[0];
    await ask(`DELETE /api/contacts/${id}`, own);
    const before = (await ask("GET /api/contacts", own)).json.total;
    const moved = {
      ...mock.contract,
      basePath: "/v2",
    };
    mock.adopt(moved);
    expect((await ask("GET /api/contacts", own)).status).toBe(404);
    expect((await ask("GET /v2/api/contacts", own)).json.total).toBe(before);
  });
});
