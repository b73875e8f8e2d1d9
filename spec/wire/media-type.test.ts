import { describe, expect, test } from "vitest";
import { closeness, isJson, matchesMediaType, parseMediaType } from "./media-type.ts";

describe("a media type", () => {
  test("is taken apart, names in lower case", () => {
    expect(parseMediaType('Application/Problem+JSON; Charset="utf-8"; v=2')).toEqual({
      type: "application",
      subtype: "problem+json",
      suffix: "json",
      parameters: { charset: "utf-8", v: "2" },
    });
  });

  test.each(["", "json", "application/", "/json", "a b/c", "application/json/x"])("%j is none", (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  test.each([
    ["*/*", "text/plain"],
    ["text/*", "text/plain"],
    ["application/json", "application/json; charset=utf-8"],
    ["application/json; charset=utf-8", "application/json"],
    ["application/json", "APPLICATION/JSON"],
    ["application/*+json", "application/problem+json"],
  ])("%s takes %s", (range, type) => {
    expect(matchesMediaType(range, type)).toBe(true);
  });

  test.each([
    ["text/*", "application/json"],
    ["application/json", "application/problem+json"],
    ["application/json", "application/jsonp"],
    ["application/*+json", "application/json"],
    ["application/json", ""],
    ["*/*", "nonsense"],
  ])("%s does not take %s", (range, type) => {
    expect(matchesMediaType(range, type)).toBe(false);
  });

  test("is named more closely the less a range leaves open", () => {
    const ranges = [
      "*/*",
      "application/*",
      "application/*+json",
      "application/a+json",
      "application/a+json;v=1",
    ];
    const fits = ranges.map((range) => closeness(range, "application/a+json; v=1"));
    expect(fits).toEqual(fits.toSorted((a, b) => a - b));
    expect(new Set(fits).size).toBe(ranges.length);
  });

  test("is JSON by itself or by its suffix", () => {
    expect(["application/json", "text/json;v=1", "application/vnd.api+json"].map(isJson)).toEqual([
      true,
      true,
      true,
    ]);
    expect(["application/jsonl", "text/plain", "", "application/json+xml"].map(isJson)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
