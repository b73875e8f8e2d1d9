import { describe, expect, test } from "vitest";
import { expandPath, matchPath, parsePathTemplate } from "./path-template.ts";

/** Template, values, path: read both ways. */
const bothWays: readonly (readonly [string, Record<string, string>, string])[] = [
  ["/", {}, "/"],
  ["/api/contacts", {}, "/api/contacts"],
  ["/api/contacts/", {}, "/api/contacts/"],
  ["/api/contacts/{id}", { id: "42" }, "/api/contacts/42"],
  ["/api/contacts/{id}/link-account", { id: "a/b c%" }, "/api/contacts/a%2Fb%20c%25/link-account"],
  ["/jobs/{id}:cancel", { id: "7" }, "/jobs/7:cancel"],
  ["/files/{name}.{type}", { name: "report", type: "pdf" }, "/files/report.pdf"],
  ["/map/{x},{y}", { x: "1", y: "2" }, "/map/1,2"],
  ["/users('{id}')/posts", { id: "é" }, "/users('%C3%A9')/posts"],
  ["/{__proto__}", { ["__proto__"]: "own" }, "/own"],
];

describe("a path template", () => {
  test.each(bothWays)("%s with %j is %s", (text, values, path) => {
    const template = parsePathTemplate(text);
    expect(expandPath(template, values)).toBe(path);
    expect(matchPath(template, path)).toEqual(values);
  });

  test.each([
    ["/contacts/{id}", "/contacts/"],
    ["/contacts/{id}", "/contacts"],
    ["/contacts/{id}", "/contacts/1/"],
    ["/contacts/{id}", "contacts/1"],
    ["/jobs/{id}:cancel", "/jobs/:cancel"],
    ["/jobs/{id}:cancel", "/jobs/7:cancelled"],
    ["/map/{x},{y}", "/map/,2"],
    ["/map/{x},{y}", "/map/1,"],
    ["/{a}{b}", "/x"],
  ])("%s does not match %s", (template, path) => {
    expect(matchPath(parsePathTemplate(template), path)).toBeUndefined();
  });

  test("a gap ends at the first place where it can", () => {
    expect(matchPath(parsePathTemplate("/{a}-{b}"), "/1-2-3")).toEqual({ a: "1", b: "2-3" });
    expect(matchPath(parsePathTemplate("/{a}{b}"), "/xyz")).toEqual({ a: "x", b: "yz" });
  });

  test("escapes that are not well-formed stay as they were sent", () => {
    const template = parsePathTemplate("/contacts/{id}");
    expect(matchPath(template, "/contacts/%zz%")).toEqual({ id: "%zz%" });
    expect(matchPath(template, "/contacts/%ff%41")).toEqual({ id: "%ff%41" });
    expect(matchPath(template, "/contacts/%C3%A9%2")).toEqual({ id: "é%2" });
  });

  test("text may be sent percent-encoded", () => {
    expect(matchPath(parsePathTemplate("/contacts"), "/%63ontacts")).toEqual({});
    expect(matchPath(parsePathTemplate("/a b"), "/a%20b")).toEqual({});
  });

  test("a lone surrogate is written as U+FFFD", () => {
    expect(expandPath(parsePathTemplate("/{id}"), { id: "\ud800" })).toBe("/%EF%BF%BD");
  });

  test("a gap without a value is a mistake of the caller", () => {
    expect(() => expandPath(parsePathTemplate("/contacts/{id}"), {})).toThrow(
      'Give a value for {id} of "/contacts/{id}"',
    );
    expect(() => expandPath(parsePathTemplate("/{toString}"), {})).toThrow(RangeError);
  });

  test("a brace without its partner is text", () => {
    expect(matchPath(parsePathTemplate("/a/{b"), "/a/{b")).toEqual({});
  });
});
