import { describe, expect, test } from "vitest";
import { evaluate, type Scope } from "./evaluate.ts";
import { compileTemplate } from "./template.ts";

const scope: Scope = {
  request: {
    method: "POST",
    url: "/api/contacts/7",
    path: { id: "7" },
    query: { q: "ann" },
    header: { "x-trace": "t1" },
    body: { accountId: "a1", tags: ["x"], "a/b": 1 },
  },
  response: { status: 201, headers: { location: "/x" }, body: { id: "c1" } },
  row: { id: "c1", address: { country: "DK" }, none: null },
  tenant: { id: "t0" },
};

describe("a template", () => {
  test.each([
    ["$method", "POST"],
    ["$url", "/api/contacts/7"],
    ["$statusCode", 201],
    ["$request.path.id", "7"],
    ["$request.query.q", "ann"],
    ["$request.header.X-Trace", "t1"],
    ["$request.body", { accountId: "a1", tags: ["x"], "a/b": 1 }],
    ["$request.body#/tags/0", "x"],
    ["$request.body#/a~1b", 1],
    ["$response.body#/id", "c1"],
    ["$response.header.Location", "/x"],
    ["$row.id", "c1"],
    ["$row#/address/country", "DK"],
    ["$tenant.id", "t0"],
    ["$row.missing", undefined],
    ["channels/{$row.id}/{$request.path.id}", "channels/c1/7"],
    ["plain text", "plain text"],
    [null, null],
    [{ a: ["$row.id", 1], b: "$row.missing" }, { a: ["c1", 1] }],
  ])("%j is worked out", (json, value) => {
    expect(evaluate(compileTemplate(json), scope)).toEqual(value);
  });

  test.each(["$req.body", "$request.cookie.a", "$rowid", "x{$nothing}"])(
    "%j is refused with what would be right",
    (json) => {
      expect(() => compileTemplate(json)).toThrow(
        /Cannot read ".*" as a runtime expression; it must begin with one of \$url/,
      );
    },
  );
});
