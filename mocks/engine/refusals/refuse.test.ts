import { describe, expect, test } from "vitest";
import { compileContract, createChance, parseDocument, type Json } from "../../../spec/index.ts";
import { refusal } from "./refusal.ts";
import { refuse } from "./refuse.ts";

const body = (name: string): string =>
  `content: { application/json: { schema: { type: object, required: [${name}], properties: { ${name}: { type: string } } } } }`;

function refusedBy(
  replies: string,
  status: number,
  elsewhere = "",
): { type: string | undefined; json: Json } {
  const text = `
openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a: { get: { operationId: a, responses: { "200": { description: ok }, ${replies} } } }
  /b: { get: { operationId: b, responses: { "200": { description: ok }, ${elsewhere} } } }
`;
  const contract = compileContract(parseDocument(text, "t.yaml"));
  const operation = contract.operations.find(({ id }) => id === "a");
  const response = refuse(contract, operation, refusal(status, "No contact has this id"), createChance("1"));
  expect(response.status).toBe(status);
  const json = response.body === "" ? null : JSON.parse(String(response.body));
  return { type: response.headers["content-type"], json };
}

describe("a refusal takes its shape", () => {
  test("from the operation's own reply for the status", () => {
    const replies = `"404": { description: x, ${body("error")} }, default: { description: x, ${body("message")} }`;
    expect(refusedBy(replies, 404).json).toEqual({ error: "No contact has this id" });
  });
  test("from its own range or default", () => {
    expect(refusedBy(`4XX: { description: x, ${body("reason")} }`, 404).json).toEqual({
      reason: "No contact has this id",
    });
    expect(refusedBy(`default: { description: x, ${body("detail")} }`, 404).json).toEqual({
      detail: "No contact has this id",
    });
  });
  test("from another operation's reply for the same status", () => {
    expect(refusedBy("", 404, `"404": { description: x, ${body("error")} }`).json).toEqual({
      error: "No contact has this id",
    });
  });
  test("from the shape that all refusals of the document share", () => {
    expect(refusedBy("", 405, `"404": { description: x, ${body("error")} }`).json).toEqual({
      error: "No contact has this id",
    });
  });
  test("else from RFC 9457", () => {
    expect(refusedBy("", 404)).toEqual({
      type: "application/problem+json",
      json: { title: "Not Found", status: 404, detail: "No contact has this id" },
    });
  });
  test("and has no body where the document has none", () => {
    expect(refusedBy(`"404": { description: x }`, 404)).toEqual({ type: undefined, json: null });
  });
  test("as plain text where the document has that", () => {
    const text = `
openapi: 3.1.0
info: { title: T, version: "1" }
paths: { /a: { get: { operationId: a, responses: { "404": { description: x, content: { text/plain: { schema: { type: string } } } } } } } }
`;
    const contract = compileContract(parseDocument(text, "t.yaml"));
    const response = refuse(contract, contract.operations[0], refusal(404, "Gone"), createChance("1"));
    expect(response).toEqual({ status: 404, headers: { "content-type": "text/plain" }, body: "Gone" });
  });
});
