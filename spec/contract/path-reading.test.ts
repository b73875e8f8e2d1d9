import { expect, test } from "vitest";
import { parsePathTemplate } from "../wire/path-template.ts";
import { readPath, singular } from "./path-reading.ts";

test.each([
  ["/api/contacts", "rows", "contacts", "", []],
  ["/api/contacts/{id}", "row", "contacts", "id", []],
  ["/accounts/{id}/contacts", "rows", "contacts", "", ["accounts"]],
  ["/orgs/{org}/repos/{repo}", "row", "repos", "repo", ["orgs"]],
  ["/channels/{channelId}/test", "rows", "test", "", ["channels"]],
  ["/{id}", "none", "", "", []],
  ["/jobs/{id}:cancel", "none", "", "", []],
  ["/a/{x}/{y}", "none", "", "", []],
  ["/", "none", "", "", []],
])("%s is read as %s of %j", (path, kind, collection, gap, parents) => {
  const reading = readPath(parsePathTemplate(path));
  expect({ ...reading, parents: reading.parents.map((parent) => parent.collection) }).toEqual({
    kind,
    collection,
    gap,
    parents,
  });
});

test.each([
  ["contacts", "contact"],
  ["companies", "company"],
  ["boxes", "box"],
  ["addresses", "address"],
  ["glass", "glass"],
  ["kb-entries", "kb-entry"],
])("%s in the singular is %s", (plural, one) => {
  expect(singular(plural)).toBe(one);
});
