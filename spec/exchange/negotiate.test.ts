import { describe, expect, test } from "vitest";
import type { Content } from "../contract/contract.ts";
import { negotiate } from "./negotiate.ts";

const contents = (...types: readonly string[]): readonly Content[] =>
  types.map((mediaType) => ({
    mediaType,
    schema: { pointer: "", json: true, judge: () => [] },
    examples: {},
    pointer: "",
  }));

const choose = (accept: string | undefined, ...types: readonly string[]): string | undefined =>
  negotiate(accept, contents(...types))?.mediaType;

describe("of what is documented, an answer is sent in", () => {
  test.each([
    [
      undefined,
      ["text/html", "application/xml", "application/hal+json", "application/json"],
      "application/json",
    ],
    [undefined, ["image/png", "application/xml", "application/hal+json"], "application/hal+json"],
    [undefined, ["image/png", "text/csv"], "text/csv"],
    [undefined, ["image/png"], "image/png"],
    ["*/*", ["application/xml", "application/json"], "application/json"],
    ["*", ["application/xml"], "application/xml"],
    ["application/xml", ["application/json", "application/xml"], "application/xml"],
    ["Application/XML; charset=utf-8", ["application/json", "application/xml"], "application/xml"],
    [
      "application/json;q=0.2, application/xml;q=0.9",
      ["application/json", "application/xml"],
      "application/xml",
    ],
    ["application/xml;q=0.5, */*;q=0.1", ["application/json", "application/xml"], "application/xml"],
    ["*/*, application/json;q=0", ["application/json", "text/plain"], "text/plain"],
    ["text/*", ["application/json", "text/csv"], "text/csv"],
    ["application/*+json", ["application/xml", "application/hal+json"], "application/hal+json"],
    ["application/json", ["application/xml", "application/hal+json"], "application/hal+json"],
    [
      "application/hal+json, application/json;q=0.9",
      ["application/json", "application/hal+json"],
      "application/hal+json",
    ],
    ["text/xml", ["application/json", "application/xml"], "application/xml"],
    [
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
      ["application/json", "application/xml"],
      "application/xml",
    ],
    ['text/html; x="a,b";q=0.1, text/csv', ["text/html", "text/csv"], "text/csv"],
    ["application/xml", ["*/*"], "application/xml"],
    ["image/png", ["*/*"], undefined],
    [undefined, ["text/*"], "text/plain"],
    ["nonsense", ["application/xml"], "application/xml"],
    ["", ["application/xml"], "application/xml"],
    ["image/png", ["application/json", "application/xml"], undefined],
    ["application/hal+json", ["application/json"], undefined],
    ["application/json;q=0", ["application/json"], undefined],
    ["*/*", [], undefined],
  ])("for Accept: %s of %j: %s", (accept, types, chosen) => {
    expect(choose(accept, ...types)).toBe(chosen);
  });
});
