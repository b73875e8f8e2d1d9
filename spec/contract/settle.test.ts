import { describe, expect, test } from "vitest";
import type { Collection, Property } from "./contract.ts";
import { settleRow, takeBody } from "./settle.ts";
import { compileTemplate } from "./template.ts";

const plain: Omit<Property, "name"> = {
  schema: true,
  required: true,
  stamp: undefined,
  readOnly: false,
  unique: false,
  appends: false,
  moves: undefined,
  derived: undefined,
};
const property = (name: string, more: Partial<Property> = {}): Property => ({ ...plain, name, ...more });
const people: Collection = {
  name: "people",
  key: "id",
  operations: {},
  properties: {
    id: property("id", { readOnly: true }),
    name: property("name", { derived: { kind: "join", parts: ["firstName", "lastName"] } }),
    tenantId: property("tenantId", { derived: { kind: "value", template: compileTemplate("$tenant.id") } }),
    firm: property("firm", { derived: { kind: "lookup", of: "firms", property: "name", by: "firmId" } }),
    createdAt: property("createdAt", { stamp: "created" }),
  },
};

describe("a row", () => {
  test.each(["Ann", "Ann Lee", "Ann  Lee", " Ann", "Ann ", "Henrik B. Larsen", ""])(
    "gives back the joined name %j as it was sent",
    (name) => {
      const row = takeBody(people, { name });
      expect(row).not.toHaveProperty("name");
      expect(settleRow(people, row, { id: "t" })["name"]).toBe(name);
    },
  );

  test("believes a part that is sent beside the whole", () => {
    expect(takeBody(people, { firstName: "Bo", name: "Ann Lee" })).toEqual({
      firstName: "Bo",
      lastName: "Lee",
    });
  });

  test("has no name where all its parts are null", () => {
    expect(settleRow(people, takeBody(people, { name: null }), { id: "t" })).toMatchObject({
      firstName: null,
      lastName: null,
      name: null,
    });
  });

  test("takes what follows from its tenant from there, whatever a client sends", () => {
    expect(settleRow(people, takeBody(people, { tenantId: "mine" }), { id: "t" })["tenantId"]).toBe("t");
  });

  test("takes no key, stamp or derived value from a client, and any other property", () => {
    expect(takeBody(people, { id: "x", createdAt: "now", firm: "f", email: "a@b", firmId: null })).toEqual({
      email: "a@b",
      firmId: null,
    });
  });
});
