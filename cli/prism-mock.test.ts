import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { createTestIo } from "./io.test-data.ts";
import { packageRoot } from "./package-root.ts";
import { merits } from "./prism-merits.test-data.ts";
import { doubtful, failings, outOfReach } from "./prism-mock.test-data.ts";
import { startPrismMock, type Prism } from "./prism.test-data.ts";
import { run } from "./run.ts";
import { loadWorld } from "./world.ts";

interface Clause {
  readonly id: string;
  readonly outcome: string;
  readonly expected: string;
  readonly got: string;
}

const loaded = loadDocument("ohallo", packageRoot);
const { operations } = loaded.contract;
const folder = mkdtempSync(join(tmpdir(), "counterfoil-"));
let prism: Prism | undefined;
let exit: number;
let requests: number;
let clauses: readonly Clause[];

beforeAll(async () => {
  const keys = join(folder, "keys.json");
  const report = join(folder, "report.json");
  writeFileSync(keys, JSON.stringify(await worldCredentials()));
  prism = await startPrismMock("ohallo");
  // A list without an end is walked a hundred pages each time; its search and its tenants show that often enough.
  const skip = ["--skip", "listConversations/filter/*"];
  const words = ["--target", prism.url, "--credentials", keys, "--report", `json=${report}`, ...skip];
  exit = await run(["conform", "ohallo", ...words], createTestIo({ cwd: packageRoot }));
  const { summary, cases } = JSON.parse(readFileSync(report, "utf8"));
  requests = summary.requests;
  clauses = cases.flatMap((each: { readonly clauses: readonly Clause[] }) => each.clauses);
}, 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await prism?.close();
});

/** The keys and ids of our own world: to Prism they are as good as any. */
async function worldCredentials(): Promise<unknown> {
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  return createMock({ contract: loaded.contract, world }).credentials();
}

const among = (outcome: string): readonly Clause[] => clauses.filter((clause) => clause.outcome === outcome);
const operationsOf = (list: readonly Clause[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id.slice(0, id.indexOf("/"))));

describe("held against the contract, the mock of Prism, which remembers nothing,", () => {
  test("is asked to the end, and does not conform", () => {
    expect(exit).toBe(1);
    expect(operationsOf(among("held"))).toEqual(new Set(operations.map(({ id }) => id)));
    expect(requests).toBeGreaterThan(clauses.length / 2);
  });

  test.each(failings)("is found out: $says", (failing) => {
    const broken = among("broken").filter(({ id }) => failing.clauses.test(id));
    expect(broken).not.toEqual([]);
  });

  test.each(doubtful)("is blamed without good reason: $says", (doubt) => {
    const broken = among("broken").filter(({ id }) => doubt.clauses.test(id));
    expect(broken, "The run has learnt better: take this off the list of what is doubtful").not.toEqual([]);
  });

  test("is blamed for nothing else that is not true of it", () => {
    const isKnown = ({ id }: Clause): boolean =>
      [...failings, ...doubtful].some(({ clauses }) => clauses.test(id));
    const blamed = among("broken").filter((clause) => !isKnown(clause));
    expect(blamed).toEqual([]);
  });

  test("leaves out of reach only what needs a row that it does not give", () => {
    const unasked = among("unclear").filter(({ id }) => id.endsWith("/key/none#status"));
    expect(operationsOf(unasked)).toEqual(new Set(outOfReach));
  });

  test.each(merits)("is given its due: $says", (merit) => {
    const asked = clauses.filter(({ id, outcome }) => merit.clauses.test(id) && outcome !== "silent");
    const reached = asked.filter((clause) => !outOfReach.some((id) => clause.id.startsWith(`${id}/`)));
    expect(reached.filter(({ outcome }) => outcome !== "held")).toEqual([]);

    const seen = operationsOf(reached);
    const due = operations.filter((operation) => merit.isDue(operation, loaded.contract)).map(({ id }) => id);
    expect(due.filter((id) => !seen.has(id) && !outOfReach.includes(id))).toEqual([]);
  });
});
