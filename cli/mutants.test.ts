import { describe, expect, test } from "vitest";
import {
  type Credentials,
  loadProof,
  planRun,
  runPlan,
  type Mutation,
  type Planned,
  type Verdict,
} from "../conformance/index.ts";
import { createMock } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

const { mutants, variants, inexpressible } = await loadProof();
const { contract, bundled } = loadDocument("ohallo", packageRoot);
const world = await loadWorld({ contract, bundled, file: undefined, seed: 1, cwd: packageRoot });

const plans = new Map<string, Planned>();

/** The cases of a pattern, planned once. */
function planOf(only: string): Planned {
  const known = plans.get(only) ?? planRun({ contract, seed: 1, targetName: "mutant", only });
  plans.set(only, known);
  if (known.cases.length === 0) throw new Error(`Write another pattern: no case has an id like ${only}`);
  return known;
}

/** Tries the cases of a pattern on a fresh mock, broken or not. */
async function verdictsOn(mutate: Mutation, only: string): Promise<readonly Verdict[]> {
  const mock = createMock({ contract, world });
  const credentials = await mock.credentials();
  const verdicts: Verdict[] = [];
  await runPlan(planOf(only), {
    contract,
    credentials,
    target: mutate(mock.handle, { contract, credentials: withWorkspaces(credentials) }),
    listener: (event) => {
      if (event.kind === "judged") verdicts.push(...event.verdicts);
    },
  });
  return verdicts;
}

/** What a run finds out by asking, a mutant has to be told. */
function withWorkspaces(credentials: Credentials): Credentials {
  const [own, ...others] = world.tenants.map(({ rows }) =>
    (rows["workspaces"] ?? []).map(({ id }) => String(id)),
  );
  const { known, foreign } = credentials;
  return {
    ...credentials,
    known: { ...known, workspaceId: own ?? [] },
    foreign: { ...foreign, workspaceId: others.flat() },
  };
}

async function brokenClauses(mutate: Mutation, only: string): Promise<readonly Verdict[]> {
  return (await verdictsOn(mutate, only)).filter(({ outcome }) => outcome === "broken");
}

const asItIs: Mutation = (right) => right;
const tried = new Map<string, Promise<readonly Verdict[]>>();

/** The same against the mock as it is, once for each pattern. */
function brokenWithout(only: string): Promise<readonly Verdict[]> {
  const known = tried.get(only) ?? brokenClauses(asItIs, only);
  tried.set(only, known);
  return known;
}

describe("a service that is right but for one thing is found out:", () => {
  test.each(mutants.map((mutant) => [mutant.id, mutant.title, mutant] as const))(
    "%s, %s",
    async (_id, _title, mutant) => {
      expect(await brokenWithout(mutant.only)).toEqual([]);
      const broken = (await brokenClauses(mutant.mutate, mutant.only)).map(({ clause }) => clause);
      expect(
        broken.filter((clause) => mutant.caughtBy.test(clause)),
        `broken: ${broken.join(", ")}`,
      ).not.toEqual([]);
    },
  );
});

describe("a service that differs in what the document leaves open is left in peace:", () => {
  test.each(variants.map((variant) => [variant.title, variant] as const))("%s", async (_title, variant) => {
    const verdicts = await verdictsOn(variant.mutate, "*");
    expect(verdicts.filter(({ outcome }) => outcome === "broken" || outcome === "unclear")).toEqual([]);
    expect(verdicts.filter(({ outcome }) => outcome === "held").length).toBeGreaterThan(500);
  });
});

describe("the catalogue of single faults", () => {
  const inCatalogue =
    "A1-4 A6-9 A11 B1-8 B10-11 B13-14 B16 C1-2 C4 C6-7 C9-10 C13 D1-5 D7-8 E1 E3-7 E10 E12 F2-4 F7-9 G1-5 G7-10 " +
    "H1-2 H4-6 H9 H11-13 I1-6 I8-13 J1-3 J5-10 J12-16 J19 J21-22 J24-25";
  const catalogue = inCatalogue.split(" ").flatMap((range) => {
    const [letter = "", first, last] = /^([A-J])(\d+)(?:-(\d+))?$/.exec(range)?.slice(1) ?? [];
    const from = Number(first);
    return Array.from({ length: Number(last ?? first) - from + 1 }, (_, at) => `${letter}${from + at}`);
  });
  const expressed = new Set(mutants.map(({ id }) => id.split(".")[0] ?? ""));

  test("has a hundred of them", () => {
    expect(catalogue).toHaveLength(100);
  });

  test("is expressed or said to be inexpressible, each fault one of the two", () => {
    const said = inexpressible.map(({ id }) => id);
    expect([...expressed, ...said].sort()).toEqual(catalogue.sort());
  });

  test("has each mutant under an id of its own", () => {
    const ids = mutants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
