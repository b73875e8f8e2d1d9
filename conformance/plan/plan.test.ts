import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileContract, parseDocument, type Effect } from "../../spec/index.ts";
import type { Case, Kind, Step } from "./case.ts";
import { plan } from "./plan.ts";
import { gapsOf, namedBy, rowEffectOf } from "./reading.ts";
import { isKnownValue, isStepValue, type Value } from "./value.ts";

const file = "spec/ohallo/openapi.yaml";
const contract = compileContract(
  parseDocument(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), file),
);
const cases = plan(contract, 1);
const clauses = cases.flatMap((planned) => planned.clauses);
const ids = new Set(cases.map(({ id }) => id));

function caseOf(id: string): Case {
  const found = cases.find((planned) => planned.id === id);
  if (found === undefined) throw new Error(`No case is called ${id}.`);
  return found;
}

/** Every value of a step that has to wait for the run. */
function laters(value: Value | undefined): readonly Value[] {
  if (isStepValue(value) || isKnownValue(value)) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(laters);
}

function laterOf(step: Step): readonly Value[] {
  return [step.path, step.query, step.headers, step.body].flatMap(laters);
}

describe("the plan of the oHallo contract", () => {
  test("is the same for the same contract and seed", () => {
    expect(plan(contract, 1)).toEqual(cases);
  });

  test("keeps its ids and sentences' order with another seed, and only draws other values", () => {
    const other = plan(contract, 2);
    expect(other.flatMap((planned) => planned.clauses.map(({ id }) => id))).toEqual(
      clauses.map(({ id }) => id),
    );
    expect(other).not.toEqual(cases);
  });

  test("names no case and no clause twice", () => {
    expect(ids.size).toBe(cases.length);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
  });

  test("is plain data", () => {
    expect(structuredClone(cases)).toEqual(cases);
  });

  test("has a sentence and a source for every clause", () => {
    expect(
      clauses.filter(({ sentence, source }) => sentence === "" || !/^(\/|RFC |JSON Schema )/.test(source)),
    ).toEqual([]);
  });

  test("rests its clauses on places that the document has", () => {
    const nowhere = clauses.filter(
      ({ source }) => source.startsWith("/") && contract.locate(source).line < 2,
    );
    expect(nowhere.map(({ source }) => source)).toEqual([]);
  });

  test("sends something in every case that is not silent, and nothing in those that are", () => {
    const odd = cases.filter(
      ({ silent, steps, clauses: own }) => own.length === 0 || steps.length > 0 !== (silent === undefined),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test("gives each step of a case a name of its own", () => {
    const odd = cases.filter(({ steps }) => new Set(steps.map(({ name }) => name)).size !== steps.length);
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test("judges only steps that are sent", () => {
    const asked = cases.filter(({ silent }) => silent === undefined);
    const odd = asked.filter(({ steps, clauses: own }) =>
      own.some(({ check }) => !steps.some(({ name }) => name === check.step)),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test("takes values only from steps before", () => {
    const odd = cases.filter(({ steps }) =>
      steps.some((step, at) => {
        const before = new Set(steps.slice(0, at).map(({ name }) => name));
        return laterOf(step).some((later) => isStepValue(later) && !before.has(later.$step));
      }),
    );
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  test("removes what it makes", () => {
    const makers = cases
      .flatMap(({ steps }) => steps)
      .filter(({ operation }) => operation === "createContact");
    expect(makers.length).toBeGreaterThan(50);
    expect(
      makers.filter(({ cleanup, method }) => cleanup?.operation !== "deleteContact" && method === undefined),
    ).toEqual([]);
  });

  test("uses up only rows that it made or that the user can spare", () => {
    const removals = cases
      .flatMap(({ steps }) => steps)
      .filter(({ operation }) => operation === "deleteChannel");
    const used = removals.flatMap((step) => laterOf(step)).filter(isKnownValue);
    expect(used.filter(({ fresh, tenant }) => !fresh && tenant === "own")).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
  });
});

describe("every operation", () => {
  const kindsOf = (operation: string): ReadonlySet<Kind> =>
    new Set(cases.filter((planned) => planned.operation === operation).map(({ kind }) => kind));

  /** Shows one and the same answer, whatever the row is like. */
  const isFixed = (effect: Effect): boolean => effect.kind === "read" && effect.reply.length > 0;

  test.each(contract.operations.map((operation) => [operation.id, operation] as const))(
    "%s has each kind of case that it gives reason for",
    (id, operation) => {
      const { effect } = operation;
      const named = gapsOf(operation.path.text).some((gap) => namedBy(operation, gap) !== undefined);
      const lists = effect.kind === "list";
      const takes = operation.body !== undefined || operation.parameters.length > 0;
      const due: Kind[] = [
        "success",
        ...(takes ? (["input"] as const) : []),
        "key",
        "scope",
        ...(named || lists ? (["row", "tenant"] as const).slice(named ? 0 : 1) : []),
        ...(lists ? (["list"] as const) : []),
        ...(rowEffectOf(operation) !== undefined && !isFixed(effect) ? (["state"] as const) : []),
        ...(operation.method === "GET" ? (["protocol"] as const) : []),
      ];
      expect([...kindsOf(id)]).toEqual(expect.arrayContaining(due));
    },
  );

  test.each(contract.operations.map((operation) => [operation.id, operation] as const))(
    "%s has the cases of keys and scopes",
    (id, { security }) => {
      const names = ["none", "garbage", "expired", "revoked", "wrong-scheme", "scheme-case"].map(
        (name) => `${id}/key/${name}`,
      );
      const scoped = security.flat().some(({ scopes }) => scopes.length > 0);
      const due = scoped ? [`${id}/scope/none`, `${id}/scope/enough`] : [`${id}/scope`];
      expect([...names, ...due].filter((name) => !ids.has(name))).toEqual([]);
    },
  );
});

describe("single cases", () => {
  test.each([
    "listContacts/limit/above-maximum",
    "createContact/body/email/bad-format",
    "createContact/body/name/missing",
    "getContact/id/bad-format",
    "listAccountContacts/scope/accounts:read/lacking",
    "linkContactToAccount/needs/accountId",
    "linkContactToAccount/tenant/accountId",
    "deleteContact/removed/read",
    "updateContact/merged/phone-null",
    "storeChannelCredentials/body/*/wrong-type",
    "storeChannelCredentials/secret/never-shown",
    "retryChannelProvisioning/action/effect",
  ])("%s stands in the plan", (id) => {
    expect(caseOf(id).silent).toBeUndefined();
  });

  test("say the promise with its values and its place", () => {
    const [clause] = caseOf("listContacts/limit/above-maximum").clauses;
    expect(clause?.sentence).toBe(
      "GET /api/contacts refuses limit=101, because the document allows at most 100 (400)",
    );
    expect(clause?.source).toBe("/components/parameters/Limit/schema/maximum");
  });

  test("allow a malformed id to be unknown", () => {
    expect(caseOf("getContact/id/bad-format").clauses[0]?.check).toMatchObject({ of: ["400", "404"] });
  });

  test("allow each documented success", () => {
    expect(caseOf("deleteContact/success/plain").clauses[0]?.check).toMatchObject({ of: ["204", "2XX"] });
  });

  test("plan no value that a query cannot make invalid", () => {
    expect([...ids].filter((id) => id.startsWith("listContacts/q/"))).toEqual(["listContacts/q/invalid"]);
    expect(caseOf("listContacts/q/invalid").silent).toContain("a value that the document allows");
  });

  test("refer to rows that are there, and in a broken body too", () => {
    const ask = caseOf("createContact/body/email/bad-format").steps.at(-1);
    expect(ask?.body).toMatchObject({ workspaceId: { $step: "workspaces", at: expect.any(String) } });
    const compose = caseOf("composeConversation/success/full").steps.find(({ name }) => name === "ask");
    expect(compose?.body).toMatchObject({ contactId: { $step: "create", at: "/id" } });
  });

  test("look for a canary in the answers of every operation on the row", () => {
    const { steps, clauses: own } = caseOf("storeChannelCredentials/secret/never-shown");
    expect(steps.map(({ operation }) => operation)).toEqual([
      "storeChannelCredentials",
      "getChannel",
      "updateChannel",
      "testChannel",
      "retryChannelProvisioning",
    ]);
    const [check] = own.map((clause) => clause.check);
    const texts = check?.kind === "absent-text" ? check.texts : [];
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(JSON.stringify(steps[0]?.body)).toContain(text);
  });

  test("say what the document leaves open", () => {
    const reasons = cases.flatMap(({ silent }) => silent ?? []);
    expect(reasons).toEqual(
      expect.arrayContaining([
        "no operation creates channels, so that creation cannot be tried",
        "the document has no parameters for pages of this list",
        "the document does not describe the answer for a row in another state",
        "the document neither forbids other properties nor says what becomes of them",
      ]),
    );
  });
});

test("the list of ids", () => {
  expect(
    cases.map(({ id, silent }) => (silent === undefined ? id : `${id} (silent)`)).join("\n"),
  ).toMatchSnapshot();
});
