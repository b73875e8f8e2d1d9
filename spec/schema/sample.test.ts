import { describe, expect, test } from "vitest";
import { createChance } from "./chance.ts";
import { createJudge } from "./judge.ts";
import { sample } from "./sample.ts";

describe("a sample", () => {
  test("differs between chances", () => {
    const schema = {
      type: "object",
      properties: { name: { type: "string" }, id: { type: "string", format: "uuid" } },
    };
    const spelled = Array.from({ length: 50 }, (_, index) =>
      JSON.stringify(sample(schema, createChance(`${index}`))),
    );
    expect(new Set(spelled).size).toBe(50);
  });

  test.each([
    ["firstName", /^[A-Z][a-z]+$/],
    ["email", /@example\.com$/],
    ["contactEmail", /@example\.com$/],
    ["phone", /^\+45 \d\d \d\d \d\d \d\d$/],
    ["createdAt", /^\d{4}-\d\d-\d\dT.*Z$/],
    ["format", /^[a-z]+-[a-z]+$/],
    ["anything", /^[a-z]+-[a-z]+$/],
  ])("of free text named %s reads naturally", (name, pattern) => {
    expect(sample({ type: "string" }, createChance("x"), { name })).toMatch(pattern);
  });

  test.each(
    "uuid email date-time date time duration uri url uri-reference uri-template hostname ipv4 ipv6 json-pointer regex byte password".split(
      " ",
    ),
  )("of the format %s is of that format", (format) => {
    for (const seed of ["a", "b", "c"]) {
      const schema = { type: "string", format };
      expect(createJudge(schema)(sample(schema, createChance(seed)))).toEqual([]);
    }
  });

  test("of a request leaves out what only the service sets, and of a response what only a client sends", () => {
    const schema = {
      type: "object",
      properties: { id: { readOnly: true }, secret: { writeOnly: true }, name: true },
    };
    expect(Object.keys(sample(schema, createChance("x"), { direction: "request" }) ?? {})).toEqual([
      "secret",
      "name",
    ]);
    expect(Object.keys(sample(schema, createChance("x"), { direction: "response" }) ?? {})).toEqual([
      "id",
      "name",
    ]);
  });

  test("falls back on an example where the pattern cannot be written", () => {
    expect(sample({ type: "string", pattern: "^(a|b)\\1$", examples: ["no", "bb"] }, createChance("x"))).toBe(
      "bb",
    );
  });

  test.each([
    ["lets nothing in", false],
    ["contradicts itself", { type: "integer", minimum: 5, maximum: 4 }],
    [
      "goes on for ever",
      {
        $ref: "#/$defs/n",
        $defs: { n: { type: "object", required: ["n"], properties: { n: { $ref: "#/$defs/n" } } } },
      },
    ],
  ])("is undefined where the schema %s", (_, schema) => {
    expect(sample(schema, createChance("x"))).toBeUndefined();
  });
});
