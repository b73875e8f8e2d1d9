import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asObject, type Json, type JsonObject } from "../json.ts";
import { applyOverlay } from "../document/apply-overlay.ts";
import { parseDocument } from "../document/parse.ts";
import { compileContract } from "../contract/compile.ts";
import type { Contract } from "../contract/contract.ts";
import { createJudge } from "../schema/judge.ts";

const read = (name: string): ReturnType<typeof parseDocument> =>
  parseDocument(readFileSync(new URL(name, import.meta.url), "utf8"), name);
const guide = read("openapi.yaml");
const reference = applyOverlay(guide, read("reference.overlay.yaml"));
const lists = ["listContacts", "listAccounts", "listAccountContacts"];

/** A contact as the reference pages print it: nothing of the guide's. */
const row: JsonObject = {
  id: "c71a2b3c-5678-9abc-def0-1234567890ab",
  tenantId: "a0b1c2d3-4567-89ab-cdef-0123456789ab",
  externalRef: "CRM-CONTACT-78291",
  resolutionStatus: "crm_resolved",
  firstName: "Jan",
  lastName: "Mueller",
  email: "jan.mueller@acme-customer.de",
  phone: "+4915112345678",
  companyName: "Acme Customer GmbH",
  createdAt: "2026-02-10T14:30:00.000Z",
  updatedAt: "2026-03-20T09:15:00.000Z",
};

/** How many faults a body has as the success of an operation. */
function faults(contract: Contract, id: string, body: Json): number {
  const operation = contract.operations.find((each) => each.id === id);
  const schema = operation?.replies[0]?.contents[0]?.schema.json ?? false;
  return createJudge(schema)(body).length;
}

describe("the oHallo document with the overlay of the reference", () => {
  const contract = compileContract(reference);

  test("has the operations of the guide, no more and no fewer", () => {
    expect(contract.operations.map(({ id }) => id)).toEqual(
      compileContract(guide).operations.map(({ id }) => id),
    );
  });

  test.each(lists)("%s shows a bare array, all at once", (id) => {
    const effect = contract.operations.find((operation) => operation.id === id)?.effect;
    expect(effect).toMatchObject({
      kind: "list",
      paging: undefined,
      envelope: { rows: "", total: undefined },
    });
  });

  test.each(["listContacts", "listAccountContacts"])("%s takes the rows of the reference", (id) => {
    expect(faults(contract, id, [row])).toBe(0);
    expect(faults(contract, id, [])).toBe(0);
    expect(faults(compileContract(guide), id, { items: [row], total: 1 })).toBeGreaterThan(0);
  });

  test.each(["id", "tenantId", "resolutionStatus", "createdAt", "updatedAt"])(
    "a contact without %s is none",
    (name) => {
      const { [name]: _, ...rest } = row;
      expect(faults(contract, "listContacts", [rest])).toBeGreaterThan(0);
      expect(faults(contract, "createContact", rest)).toBeGreaterThan(0);
    },
  );

  test("searches what the reference searches", () => {
    const searched = (id: string): unknown => {
      const effect = contract.operations.find((operation) => operation.id === id)?.effect;
      return effect?.kind === "list" ? effect.search?.in : undefined;
    };
    expect(searched("listContacts")).toEqual(["name", "email"]);
    expect(searched("listAccounts")).toEqual(["name"]);
  });

  test("has examples that fit", () => {
    for (const { id, replies } of contract.operations) {
      for (const { schema, examples } of replies.flatMap(({ contents }) => contents)) {
        for (const example of Object.values(examples))
          expect([id, createJudge(schema.json)(example)]).toEqual([id, []]);
      }
    }
  });

  test("leaves the document itself as it was", () => {
    expect(asObject(asObject(asObject(guide.tree)["components"])["schemas"])["ContactPage"]).toMatchObject({
      type: "object",
    });
  });
});
