import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import type { HttpRequest } from "../../spec/index.ts";
import { createHttpTarget, type HttpTarget } from "./http-target.ts";
import { TargetError } from "./target-error.ts";

const open: { server: Server; target: HttpTarget }[] = [];

afterEach(async () => {
  for (const { server, target } of open.splice(0)) {
    await target.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  path = "",
  timeoutMs = 2000,
): Promise<HttpTarget> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const target = createHttpTarget(`http://127.0.0.1:${address.port}${path}`, { timeoutMs });
  open.push({ server, target });
  return target;
}

function request(over: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "GET", path: "/things", query: "", headers: {}, body: "", ...over };
}

async function lossOf(work: Promise<unknown>): Promise<TargetError> {
  const thrown: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (thrown instanceof TargetError) return thrown;
  throw new Error("expected a TargetError", { cause: thrown });
}

describe("a target on the network", () => {
  test("gets the message as it is, below the path of its address", async () => {
    const target = await serve((incoming, response) => {
      let body = "";
      incoming.on("data", (part) => (body += part));
      incoming.on("end", () =>
        response.end(JSON.stringify([incoming.method, incoming.url, incoming.headers, body])),
      );
    }, "/v1/");
    const answer = await target(
      request({ method: "POST", query: "q=%20x&q=", headers: { "x-one": "1" }, body: "{bad" }),
    );
    const [method, url, headers, body] = JSON.parse(String(answer.body));
    expect([method, url, body]).toEqual(["POST", "/v1/things?q=%20x&q=", "{bad"]);
    expect(Object.keys(headers).sort()).toEqual([
      "accept",
      "connection",
      "content-length",
      "host",
      "user-agent",
      "x-one",
    ]);
    expect(headers["user-agent"]).toBe("counterfoil");
  });

  test("is not followed where it redirects, and its fields come joined, in lower case", async () => {
    const target = await serve((_, response) => {
      response.writeHead(302, { Location: "/elsewhere", "X-Many": ["a", "b"] }).end("går");
    });
    const answer = await target(request());
    expect(answer.status).toBe(302);
    expect(answer.headers).toMatchObject({ location: "/elsewhere", "x-many": "a, b" });
    expect(answer.body).toBe("går");
  });

  test("keeps octets that are not text", async () => {
    const target = await serve((_, response) => response.end(Buffer.from([0xff, 0xfe, 0x00])));
    expect((await target(request())).body).toEqual(new Uint8Array([0xff, 0xfe, 0x00]));
  });

  test("that is silent is given up in time", async () => {
    const target = await serve(() => {}, "", 60);
    const loss = await lossOf(target(request()));
    expect(loss.kind).toBe("timeout");
    expect(loss.message).toMatch(/^No answer from http:\/\/127\.0\.0\.1:\d+ within 60 ms$/);
  });

  test("that hangs up is told from one that is not there", async () => {
    const target = await serve((_, response) => response.socket?.destroy());
    expect((await lossOf(target(request()))).kind).toBe("broken");

    const absent = createHttpTarget("http://127.0.0.1:9");
    const loss = await lossOf(absent(request()));
    expect(loss.kind).toBe("unreachable");
    expect(loss.message).toBe(
      "Cannot reach http://127.0.0.1:9: connection refused; is the service running there?",
    );
  });

  test("is not asked what HTTP cannot carry", async () => {
    const target = await serve((_, response) => response.end());
    expect((await lossOf(target(request({ headers: { "x-one": "a\nb" } })))).kind).toBe("unsendable");
  });

  test("needs an address", () => {
    expect(() => createHttpTarget("localhost:4010")).toThrow(
      'Give the target as an address that begins with http:// or https://, not "localhost:4010"',
    );
  });
});
