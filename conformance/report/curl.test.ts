import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import type { HttpRequest } from "../../spec/index.ts";
import { curlLine } from "./curl.ts";

const base = "http://127.0.0.1:4010/v1/";

function request(over: Partial<HttpRequest>): HttpRequest {
  return { method: "GET", path: "/things", query: "", headers: {}, body: "", ...over };
}

/** The words that a POSIX shell makes of a line, with a function in the place of curl. */
function wordsInShell(line: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${line}\n`;
  const env = { COUNTERFOIL_KEY: "the key", TARGET: "http://there", PATH: process.env["PATH"] };
  return execFileSync("/bin/sh", ["-c", script], { env, encoding: "utf8" }).split("\0").slice(0, -1);
}

describe("a curl line", () => {
  test("is plain where the request is", () => {
    expect(curlLine(request({}), base)).toBe("curl -sS http://127.0.0.1:4010/v1/things");
  });

  test("brings everything through the shell as it is", () => {
    const body = `{"name":"it's $HOME \`x\` \\"q\\" \\\\ !","line":"a\nb"}`;
    const line = curlLine(
      request({
        method: "PATCH",
        path: "/things/%20'x'",
        query: "a=1&b=[2]",
        headers: { "content-type": "application/json", "x-empty": "" },
        body,
      }),
      base,
    );
    expect(wordsInShell(line)).toEqual([
      "-sS",
      "-X",
      "PATCH",
      "-g",
      "http://127.0.0.1:4010/v1/things/%20'x'?a=1&b=[2]",
      "-H",
      "content-type: application/json",
      "-H",
      "x-empty;",
      "--data-raw",
      body,
    ]);
  });

  test("asks the reader for the key that was masked", () => {
    const headers = { authorization: "Bearer sf_test_v1_***" };
    const line = curlLine(request({ headers, query: "key=***&b=1" }), "the mock in this process");
    expect(line).not.toContain("***");
    expect(wordsInShell(line)).toEqual([
      "-sS",
      "http://there/things?key=the key&b=1",
      "-H",
      "authorization: Bearer the key",
    ]);
  });

  test("sends octets, HEAD and paths with dots as they were", () => {
    expect(curlLine(request({ method: "POST", body: new Uint8Array([0xff, 0]) }), base)).toBe(
      "printf %s /wA= | base64 -d | curl -sS -X POST http://127.0.0.1:4010/v1/things --data-binary @-",
    );
    expect(curlLine(request({ method: "HEAD" }), base)).toBe("curl -sS -I http://127.0.0.1:4010/v1/things");
    expect(curlLine(request({ path: "/things/.." }), base)).toContain("--path-as-is");
  });
});
