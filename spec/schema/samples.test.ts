import { describe, expect, test } from "vitest";
import { asObject, isObject } from "../json.ts";
import { breaks } from "./break.ts";
import { createChance } from "./chance.ts";
import { edges } from "./edges.ts";
import { createJudge } from "./judge.ts";
import schemas from "./sample-schemas.json" with { type: "json" };
import { sample } from "./sample.ts";

const seeds = ["one", "two", "three", "four", "five"];
const table = Object.entries(asObject(schemas)).flatMap(([name, schema]) =>
  isObject(schema) || schema === true ? [{ name, schema }] : [],
);

describe.each(table)("$name", ({ name, schema }) => {
  const judge = createJudge(schema);

  test("every sample fits, with and without what is optional", () => {
    for (const seed of seeds) {
      for (const optional of ["all", "none"] as const) {
        const value = sample(schema, createChance(seed), { optional, name });
        expect({ value, violations: judge(value) }).toEqual({ value: expect.anything(), violations: [] });
      }
    }
  });

  test("the same chance gives the same sample", () => {
    expect(sample(schema, createChance("same"))).toEqual(sample(schema, createChance("same")));
  });

  test("every edge fits", () => {
    for (const edge of seeds.flatMap((seed) => edges(schema, createChance(seed), { name }))) {
      expect({ edge, violations: judge(edge.value) }).toEqual({ edge, violations: [] });
    }
  });

  test("every break is refused for its keyword, at its place or an alternative around it", () => {
    for (const broken of seeds.flatMap((seed) => breaks(schema, createChance(seed), { name }))) {
      const found = judge(broken.value);
      expect({ broken, keywords: found.map(({ keyword }) => keyword) }).toEqual({
        broken,
        keywords: expect.arrayContaining([broken.keyword]),
      });
      expect(found.every(({ at }) => broken.at.startsWith(at))).toBe(true);
    }
  });
});
