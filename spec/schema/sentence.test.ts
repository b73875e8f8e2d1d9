import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { createJudge } from "./judge.ts";
import type { JsonSchema } from "./schema.ts";
import { sentence } from "./sentence.ts";

type Row = readonly [schema: JsonSchema, value: Json, subject: string, sentences: readonly string[]];

const rows: readonly Row[] = [
  [{ maximum: 100 }, 500, "limit", ["limit must be at most 100, but is 500"]],
  [{ exclusiveMinimum: 0 }, 0, "limit", ["limit must be greater than 0, but is 0"]],
  [{ required: ["name"] }, {}, "", ["name is required"]],
  [{ format: "email" }, "x", "email", ['email must be an email address, but is "x"']],
  [{ additionalProperties: false }, { colour: 1 }, "", ["colour is not a known property"]],
  [{ type: ["string", "null"] }, 5, "phone", ["phone must be a string or null, but is 5"]],
  [{ enum: ["a", "b"] }, "c", "status", ['status must be one of "a", "b", but is "c"']],
  [{ const: 1 }, 2, "version", ["version must be 1, but is 2"]],
  [{ minLength: 1 }, "", "name", ['name must have at least 1 character, but is ""']],
  [{ pattern: "^\\d+$" }, "x", "code", ['code must match the pattern ^\\d+$, but is "x"']],
  [{ uniqueItems: true }, [1, 1], "tags", ["tags must hold no item twice, but is [1,1]"]],
  [{ maxItems: 1 }, [1, 2], "tags", ["tags must hold at most 1 item, but is [1,2]"]],
  [{ minProperties: 1 }, {}, "", ["the value must have at least 1 property, but is {}"]],
  [{ anyOf: [{ type: "string" }, { type: "null" }] }, 1, "ref", ["ref must be a string or null, but is 1"]],
  [{ properties: { a: { items: { required: ["id"] } } } }, { a: [{}] }, "", ["a[0].id is required"]],
  [
    { properties: { city: { minLength: 2 } } },
    { city: "x" },
    "address",
    ['address.city must have at least 2 characters, but is "x"'],
  ],
  [{ properties: { "odd name": false } }, { "odd name": 1 }, "", ['["odd name"] must not be given']],
];

test.each(rows)("%j says of %j", (schema, value, subject, sentences) => {
  expect(createJudge(schema)(value).map((violation) => sentence(violation, subject))).toEqual(sentences);
});

test("cuts long values", () => {
  const [said] = createJudge({ maxLength: 3 })("x".repeat(500)).map((violation) =>
    sentence(violation, "name"),
  );
  expect(said).toHaveLength("name must have at most 3 characters, but is ".length + 60);
});

test("leaves a secret out", () => {
  const [said] = createJudge({ minLength: 9 })("hunter2").map((v) =>
    sentence(v, "password", { secret: true }),
  );
  expect(said).toBe("password must have at least 9 characters");
});
