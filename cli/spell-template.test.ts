import { describe, expect, test } from "vitest";
import { compileTemplate, type Json } from "../spec/index.ts";
import { spellTemplate } from "./spell-template.ts";

describe("a template is spelt the way the document has it:", () => {
  test.each<[Json]>([
    [null],
    [5],
    ["manually_resolved"],
    ["$request.path.id"],
    ["$request.header.X-Tenant"],
    ["$request.body"],
    ["$request.body#/accountId"],
    ["$response.body#/items/0/id"],
    ["$row.name"],
    ["$row#/address/country"],
    ["$tenant.id"],
    ["$tenant"],
    ["$url"],
    ["channels/{$row.workspaceId}/{$row.id}"],
    [[{ channel: "email", value: "$request.body#/email" }, true]],
  ])("%j", (json) => {
    expect(spellTemplate(compileTemplate(json))).toEqual(json);
  });
});
