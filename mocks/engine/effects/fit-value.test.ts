import { expect, test } from "vitest";
import type { Json, JsonSchema } from "../../../spec/index.ts";
import { fitValue } from "./fit-value.ts";

const cases: readonly (readonly [string, JsonSchema, Json, Json])[] = [
  ["text becomes the number that the property is", { type: "integer" }, "42", 42],
  ["text that is no number stays", { type: "integer" }, "many", "many"],
  ["text becomes the boolean that the property is", { type: ["boolean", "null"] }, "true", true],
  ["text stays text where the property may be text", { type: ["string", "integer"] }, "42", "42"],
  ["a number becomes text", { type: "string" }, 42, "42"],
  ["a list is asked for its items", { type: "array", items: { type: "integer" } }, "7", 7],
  [
    "a moment is written in UTC",
    { type: "string", format: "date-time" },
    "2026-01-05T10:00:00+02:00",
    "2026-01-05T08:00:00.000Z",
  ],
  ["a mere date stays", { type: "string", format: "date-time" }, "2026-01-05", "2026-01-05"],
  ["null stays", { type: "integer" }, null, null],
];

test.each(cases)("%s", (_, schema, sent, wanted) => {
  const property = {
    name: "x",
    schema,
    required: false,
    stamp: undefined,
    readOnly: false,
    unique: false,
    appends: false,
    moves: undefined,
    derived: undefined,
  } as const;
  expect(fitValue(property, sent)).toEqual(wanted);
});

test("nothing is done where the property is not known", () => {
  expect(fitValue(undefined, "42")).toBe("42");
});
