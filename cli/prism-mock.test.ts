import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { createTestIo } from "./io.test-data.ts";
import { packageRoot } from "./package-root.ts";
import { failings, merits } from "./prism-mock.test-data.ts";
import { startPrismMock, type Prism } from "./prism.test-data.ts";
import { run } from "./run.ts";
import { loadWorld } from "./world.ts";

interface Clause {
  readonly id: string;
  readonly outcome: string;
  readonly expected: string;
  readonly got: string;
}

/** The operations whose faults at Prism have been looked at one by one, and are listed in prism-mock.test-data.ts. */
const known: ReadonlySet<string> = new Set(
  loadDocument("ohallo", packageRoot)
    .contract.operations.filter(({ path }) => /^\/api\/(contacts|accounts|channels)\b/.test(path.text))
    .map(({ id }) => id),
);

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
  const words = ["--target", prism.url, "--credentials", keys, "--report", `json=${report}`];
  exit = await run(["conform", "ohallo", ...words], createTestIo({ cwd: packageRoot }));
  const { summary, cases } = JSON.parse(readFileSync(report, "utf8"));
  requests = summary.requests;
  const all: readonly Clause[] = cases.flatMap(
    (each: { readonly clauses: readonly Clause[] }) => each.clauses,
  );
  clauses = all.filter((clause) => known.has(operationOf(clause)));
}, 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await prism?.close();
});

/** The keys and ids of our own world: to Prism they are as good as any. */
async function worldCredentials(): Promise<unknown> {
  const loaded = loadDocument("ohallo", packageRoot);
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  return createMock({ contract: loaded.contract, world }).credentials();
}

const among = (outcome: string): readonly Clause[] => clauses.filter((clause) => clause.outcome === outcome);
const operationOf = ({ id }: Clause): string => id.slice(0, id.indexOf("/"));

describe("held against the contract, the mock of Prism, which remembers nothing,", () => {
  test("is asked to the end, and does not conform", () => {
    expect(exit).toBe(1);
    expect(requests).toBeGreaterThan(500);
    expect(among("held").length).toBeGreaterThan(500);
  });

  test.each(failings)("is found out: $says", (failing) => {
    const broken = among("broken").filter(({ id }) => failing.clauses.test(id));
    expect(broken).not.toEqual([]);
  });

  test("is blamed for nothing that is not true of it", () => {
    const isTrue = ({ id }: Clause): boolean => failings.some(({ clauses }) => clauses.test(id));
    const blamed = among("broken").filter((clause) => !isTrue(clause));
    expect(blamed).toEqual([]);
  });

  test.each(merits)("is given its due: $says", (merit) => {
    const asked = clauses.filter(({ id, outcome }) => merit.clauses.test(id) && outcome !== "silent");
    expect(asked.filter(({ outcome }) => outcome !== "held")).toEqual([]);
    expect(new Set(asked.map(operationOf)).size).toBe(merit.operations);
  });
});
