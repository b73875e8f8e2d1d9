import { expect, test } from "vitest";
import { noSuchRow, oneOf, singular } from "./noun.ts";

test.each([
  ["contacts", "contact"],
  ["companies", "company"],
  ["addresses", "address"],
  ["boxes", "box"],
  ["branches", "branch"],
  ["houses", "house"],
  ["agent-definitions", "agent-definition"],
  ["staff", "staff"],
  ["progress", "progress"],
])("one of %s is called %s", (many, one) => {
  expect(singular(many)).toBe(one);
});

test("sentences have the article that fits", () => {
  expect([oneOf("contacts"), oneOf("accounts")]).toEqual(["a contact", "an account"]);
  expect(noSuchRow("contacts", "7")).toBe('No contact has the id "7"');
});
