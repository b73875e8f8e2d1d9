import { describe, expect, test } from "vitest";
import { names, tagOf } from "./entity-tag.ts";

describe("an entity tag", () => {
  test("follows from the body: the same for the same, others for others", () => {
    expect(tagOf("a")).toMatch(/^"[0-9a-f]{16}"$/);
    expect(tagOf("a")).toBe(tagOf("a"));
    expect(tagOf("a")).toBe(tagOf(Uint8Array.of(97)));
    const tags = Array.from({ length: 5000 }, (_, index) => tagOf(`{"version":${index}}`));
    expect(new Set(tags).size).toBe(5000);
  });

  test.each([
    ['"x"', true, true],
    ['"y", "x"', true, true],
    ['W/"x"', false, true],
    ['"a,b", W/"x"', false, true],
    ["*", true, true],
    ['"y"', false, false],
    ["x", false, false],
    ["", false, false],
  ])('%s names "x": strongly %s, weakly %s', (field, strong, weak) => {
    expect(names(field, '"x"', "strong")).toBe(strong);
    expect(names(field, '"x"', "weak")).toBe(weak);
  });

  test("that is not there is named by nothing, not even *", () => {
    expect(names("*", undefined, "strong")).toBe(false);
    expect(names('"x"', undefined, "weak")).toBe(false);
  });
});
