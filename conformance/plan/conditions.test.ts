import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileContract, parseDocument } from "../../spec/index.ts";
import { plan } from "./plan.ts";

const file = "spec/agent-clara/openapi.yaml";
const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const contract = compileContract(parseDocument(text, file));
const judge = contract.operations.find(({ id }) => id === "createConversation")?.body?.contents[0]?.schema
  .judge;

describe("where the channel of a conversation says what is required of it", () => {
  test.each([1, 2, 3, 4, 5, 6])("no body that must be refused is right after all, seed %i", (seed) => {
    const broken = plan(contract, seed).filter(({ id }) =>
      /^createConversation\/body\/.*(missing|not-in-enum|wrong-type)$/.test(id),
    );
    expect(broken.map(({ id }) => id)).toContain("createConversation/body/customer_email/missing");
    for (const { id, steps } of broken) {
      const body = steps.find(({ name }) => name === "ask")?.body;
      expect({ id, body, fits: judge?.(body).length === 0 }).toMatchObject({ id, fits: false });
    }
  });
});
