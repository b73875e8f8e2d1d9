import { describe, expect, test } from "vitest";
import type { Collection, JsonSchema, Property } from "../../../spec/index.ts";
import { rowPart } from "./row-part.ts";

function property(name: string): Property {
  return {
    name,
    schema: { type: "string" },
    required: false,
    stamp: undefined,
    readOnly: false,
    unique: false,
    appends: false,
    moves: undefined,
    derived: undefined,
  };
}
const contacts: Collection = {
  name: "contacts",
  key: "id",
  properties: { name: property("name"), email: property("email") },
  operations: {},
};
const contact: JsonSchema = { type: "object", properties: { name: { type: "string" } } };

function at(properties: Record<string, JsonSchema>): string {
  return rowPart({ type: "object", properties, $defs: { Contact: contact } }, contacts).at;
}

describe("the row in a request body", () => {
  test("is the body itself where it names a property of the row", () => {
    expect(at({ name: { type: "string" }, data: contact })).toBe("");
  });
  test("is the one member that holds a row, whatever its name", () => {
    expect(at({ contact })).toBe("/contact");
    expect(at({ notify: { type: "boolean" }, data: { $ref: "#/$defs/Contact" } })).toBe("/data");
  });
  test("is the body where no member or more than one holds a row", () => {
    expect(at({ note: { type: "string" } })).toBe("");
    expect(at({ from: contact, to: contact })).toBe("");
  });
  test("is the body where nothing is known of the rows", () => {
    expect(rowPart({ type: "object", properties: { contact } }, undefined).at).toBe("");
  });
});
