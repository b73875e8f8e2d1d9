import { describe, expect, test } from "vitest";
import {
  loadProof,
  planRun,
  runPlan,
  type Mutation,
  type Planned,
  type Verdict,
} from "../conformance/index.ts";
import { createMock } from "../mocks/index.ts";
import type { HttpResponse } from "../spec/index.ts";
import { loadDocument } from "./document.ts";
import { exampleOperations } from "./example-operations.test-data.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

const { mutants, variants, together, inexpressible, narrow } = await loadProof();
const { contract, bundled } = loadDocument("ohallo", packageRoot);
const world = await loadWorld({ contract, bundled, file: undefined, seed: 1, cwd: packageRoot });
const whole = planRun({ contract, seed: 1, targetName: "mutant" });

/** What came of a plan on a fresh mock, broken or not. */
interface Trial {
  readonly verdicts: readonly Verdict[];
  /** How many answers were other ones than the mock's own. */
  readonly changed: number;
}

async function tryOut(mutate: Mutation, planned: Planned): Promise<Trial> {
  const mock = createMock({ contract, world });
  const credentials = await mock.credentials();
  const verdicts: Verdict[] = [];
  let own: HttpResponse | undefined;
  let changed = 0;
  const mutated = mutate(async (request) => (own = await mock.handle(request)), { contract, credentials });
  await runPlan(planned, {
    contract,
    credentials,
    target: async (request) => {
      const answer = await mutated(request);
      if (own === undefined || differ(answer, own)) changed += 1;
      return answer;
    },
    listener: (event) => {
      if (event.kind === "judged") verdicts.push(...event.verdicts);
    },
  });
  return { verdicts, changed };
}

function differ(one: HttpResponse, other: HttpResponse): boolean {
  const fields = ({ headers }: HttpResponse): string => JSON.stringify(headers);
  return one.status !== other.status || one.body !== other.body || fields(one) !== fields(other);
}

const clausesOf = (
  verdicts: readonly Verdict[],
  ...outcomes: readonly Verdict["outcome"][]
): readonly string[] =>
  verdicts.filter(({ outcome }) => outcomes.includes(outcome)).map(({ clause }) => clause);

const asItIs: Mutation = (right) => right;
const tried = new Map<string, Promise<Trial>>();

/** What comes of a pattern's cases on the mock as it is, tried once for each pattern. */
function withoutFault(only: string): Promise<Trial> {
  const known = tried.get(only) ?? tryOut(asItIs, narrow(whole, only));
  tried.set(only, known);
  return known;
}

describe("a service that is right but for one thing is found out:", () => {
  test.each(mutants.map((mutant) => [mutant.id, mutant.title, mutant] as const))(
    "%s, %s",
    async (_id, _title, { only, caughtBy, mutate }) => {
      const right = await withoutFault(only);
      expect(clausesOf(right.verdicts, "broken")).toEqual([]);
      expect(clausesOf(right.verdicts, "held").filter((clause) => caughtBy.test(clause))).not.toEqual([]);

      const broken = clausesOf((await tryOut(mutate, narrow(whole, only))).verdicts, "broken");
      expect(
        broken.filter((clause) => caughtBy.test(clause)),
        `broken: ${broken.join(", ")}`,
      ).not.toEqual([]);
    },
  );
});

const examples = exampleOperations(contract);

/** A variant in certain operations meets every case that asks one of them; any other meets all cases of the examples. */
function planFor(of: readonly string[] | undefined): Planned {
  const cases = whole.cases.filter(({ operation, steps }) =>
    of === undefined ? examples.has(operation) : steps.some((step) => of.includes(step.operation)),
  );
  return { ...whole, cases };
}

describe("a service that differs in what the document leaves open is left in peace:", () => {
  test.each(variants.map((variant) => [variant.title, variant] as const))(
    "%s",
    async (_title, { of, mutate }) => {
      const { verdicts, changed } = await tryOut(mutate, planFor(of));
      expect(clausesOf(verdicts, "broken", "unclear")).toEqual([]);
      expect(operationsOf(clausesOf(verdicts, "held"))).toEqual(
        expect.arrayContaining([...(of ?? examples)]),
      );
      expect(changed).toBeGreaterThan(0);
    },
  );

  test("all of that at once, in every operation", async () => {
    const { verdicts, changed } = await tryOut(together, whole);
    expect(clausesOf(verdicts, "broken", "unclear")).toEqual([]);
    expect(operationsOf(clausesOf(verdicts, "held"))).toEqual(contract.operations.map(({ id }) => id));
    expect(changed).toBeGreaterThan(contract.operations.length);
  });
});

function operationsOf(clauses: readonly string[]): readonly string[] {
  return [...new Set(clauses.map((clause) => clause.slice(0, clause.indexOf("/"))))];
}

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
