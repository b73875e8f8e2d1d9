import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import { parseDocument } from "../document/parse.ts";
import type { Match } from "./exchange.ts";
import { createRouter } from "./route.ts";

function contractOf(paths: Record<string, readonly string[]>, server = "/"): Contract {
  const responses = { 200: { description: "ok" } };
  const items = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, { operationId: `${method} ${path}`, responses }])),
  ]);
  const tree = {
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    servers: [{ url: server }],
    paths: Object.fromEntries(items),
  };
  return compileContract(parseDocument(JSON.stringify(tree), "test.json"));
}

const route = createRouter(
  contractOf({
    "/": ["get"],
    "/contacts": ["get", "post"],
    "/contacts/{id}": ["get", "patch", "delete"],
    "/contacts/search": ["post"],
    "/contacts/{contact}/notes": ["get"],
    "/contacts/search/notes/{note}": ["get"],
    "/contacts/{id}:merge": ["post"],
    "/contacts/{id}.{format}": ["get"],
    "/tiles/{x},{y}": ["get"],
    "/status": ["head", "trace", "options"],
  }),
);

function found(match: Match): unknown {
  return match.kind === "operation" ? [match.operation.id, match.path] : match.kind;
}

describe("a router", () => {
  test.each<[string, string, string, Record<string, string>]>([
    ["GET", "/", "get /", {}],
    ["GET", "/contacts", "get /contacts", {}],
    ["DELETE", "/contacts/42", "delete /contacts/{id}", { id: "42" }],
    ["POST", "/contacts/search", "post /contacts/search", {}],
    ["GET", "/contacts/42/notes", "get /contacts/{contact}/notes", { contact: "42" }],
    ["GET", "/contacts/search/notes", "get /contacts/{contact}/notes", { contact: "search" }],
    ["GET", "/contacts/search/notes/1", "get /contacts/search/notes/{note}", { note: "1" }],
    ["POST", "/contacts/42:merge", "post /contacts/{id}:merge", { id: "42" }],
    ["GET", "/contacts/42.csv", "get /contacts/{id}.{format}", { id: "42", format: "csv" }],
    ["GET", "/tiles/1,2", "get /tiles/{x},{y}", { x: "1", y: "2" }],
    ["GET", "/contacts/a%2Fb%20%C3%A9", "get /contacts/{id}", { id: "a/b é" }],
    ["GET", "/contacts/%zz", "get /contacts/{id}", { id: "%zz" }],
    ["HEAD", "/contacts/42", "get /contacts/{id}", { id: "42" }],
    ["HEAD", "/status", "head /status", {}],
    ["OPTIONS", "/status", "options /status", {}],
  ])("%s %s leads to %s", (method, path, id, values) => {
    expect(found(route(method, path))).toEqual([id, values]);
  });

  test.each([
    "/nowhere",
    "/contacts/",
    "/contacts//notes",
    "/contacts/42/notes/",
    "/contacts/42/notes/1",
    "",
    "//",
    "/Contacts",
  ])("%j leads nowhere", (path) => {
    expect(route("GET", path)).toEqual({ kind: "nothing" });
  });

  test.each([
    ["PUT", "/contacts", ["GET", "HEAD", "POST", "OPTIONS"]],
    ["OPTIONS", "/contacts/42", ["GET", "HEAD", "PATCH", "DELETE", "OPTIONS"]],
    ["GET", "/contacts/search", ["POST", "OPTIONS"]],
    ["HEAD", "/contacts/search", ["POST", "OPTIONS"]],
    ["GET", "/status", ["HEAD", "OPTIONS", "TRACE"]],
    ["get", "/contacts", ["GET", "HEAD", "POST", "OPTIONS"]],
    ["BREW", "/contacts", ["GET", "HEAD", "POST", "OPTIONS"]],
  ])("%s %s is not allowed; what is, is told", (method, path, allowed) => {
    expect(route(method, path)).toEqual({ kind: "method", allowed });
  });

  test("wants the base path, and whole segments of it", () => {
    const route = createRouter(
      contractOf({ "/contacts": ["get"], "/{id}": ["delete"] }, "https://api.example/v1"),
    );
    expect(found(route("GET", "/v1/contacts"))).toEqual(["get /contacts", {}]);
    expect(found(route("GET", "/contacts"))).toBe("nothing");
    expect(found(route("DELETE", "/v10/contacts"))).toBe("nothing");
    expect(found(route("DELETE", "/v1"))).toBe("nothing");
  });

  test("takes paths that differ in the names of their gaps for one", () => {
    const route = createRouter(contractOf({ "/a/{id}": ["get"], "/a/{name}": ["delete", "get"] }));
    expect(found(route("GET", "/a/1"))).toEqual(["get /a/{id}", { id: "1" }]);
    expect(found(route("DELETE", "/a/1"))).toEqual(["delete /a/{name}", { name: "1" }]);
    expect(route("PUT", "/a/1")).toEqual({ kind: "method", allowed: ["GET", "HEAD", "DELETE", "OPTIONS"] });
  });

  test("finds its way among two thousand paths", () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`/r${n}/{id}/s${n}`, ["get"]]));
    const route = createRouter(contractOf(many));
    expect(found(route("GET", "/r1999/7/s1999"))).toEqual(["get /r1999/{id}/s1999", { id: "7" }]);
    expect(found(route("GET", "/r1999/7/s1998"))).toBe("nothing");
  });
});
