import { beforeAll, describe, expect, test } from "vitest";
import { conform, createHttpTarget, type Judged, type Summary } from "../conformance/index.ts";
import { createMock, listen } from "../mocks/index.ts";
import type { Contract, Operation } from "../spec/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

interface WholeRun {
  readonly summary: Summary;
  readonly judged: readonly Judged[];
  /** The errors that became a 500. */
  readonly faults: readonly unknown[];
  /** Whatever can be undone: the lists that were looked at, and those that show something else afterwards. */
  readonly lists: readonly string[];
  readonly changed: readonly string[];
}

/** Holds a mock of a bundled contract against that contract, over a socket. */
async function holdOwnMock(document: string, overlays: readonly string[], seed: number): Promise<WholeRun> {
  const loaded = loadDocument(document, packageRoot, overlays);
  const { contract } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed, cwd: packageRoot });
  const faults: unknown[] = [];
  const mock = createMock({ contract, world, seed, rates: false, onError: (error) => faults.push(error) });
  const credentials = await mock.credentials();
  const judged: Judged[] = [];

  const key = credentials.credentials[0]?.value ?? "";
  const lists = contract.operations.filter((operation) => canBeAsBefore(contract, operation));
  const look = async (): Promise<readonly string[]> => {
    const answers = lists.map(({ path }) =>
      mock.handle({
        method: "GET",
        path: contract.basePath + path.text,
        query: "",
        headers: { authorization: `Bearer ${key}` },
        body: "",
      }),
    );
    return (await Promise.all(answers)).map(({ status, body }) => `${status} ${String(body)}`);
  };

  const before = await look();
  const server = await listen(mock, { host: "127.0.0.1", port: 0 });
  const target = createHttpTarget(server.url);
  try {
    const summary = await conform({
      contract,
      target,
      targetName: server.url,
      credentials,
      seed,
      listener: (event) => {
        if (event.kind === "judged") judged.push(event);
      },
    });
    const after = await look();
    const names = lists.map(({ id }, at) => `${id} ${before[at]?.slice(0, 3)}`);
    const changed = names.filter((_, at) => before[at] !== after[at]);
    return { summary, judged, faults, lists: names, changed };
  } finally {
    await target.close();
    await server.close();
  }
}

/** Lists of all rows of a kind, unless nothing removes what is made, or nothing undoes what an action does to what was there. */
function canBeAsBefore({ collections, operations }: Contract, { effect, path }: Operation): boolean {
  if (effect.kind !== "list" || path.text.includes("{")) return false;
  const { create, remove } = collections[effect.of]?.operations ?? {};
  if (create !== undefined) return remove !== undefined;
  return !operations.some(
    ({ effect: other }) => other.kind === "merge" && other.of === effect.of && !other.takesBody,
  );
}

/** The clauses that ended so, each with the reason or with what came. */
function ended({ judged }: WholeRun, outcome: "broken" | "silent" | "unclear"): readonly string[] {
  const verdicts = judged.flatMap((one) => one.verdicts.filter((verdict) => verdict.outcome === outcome));
  return verdicts.map(({ clause, reason, expected, got }) =>
    outcome === "broken" ? `${clause}: expected ${expected}, got ${got}` : `${clause}: ${reason}`,
  );
}

const reference = "spec/ohallo/reference.overlay.yaml";

describe.each<[document: string, overlays: readonly string[], seed: number]>([
  ["ohallo", [], 1],
  ["ohallo", [], 2],
  ["ohallo", [reference], 1],
  ["agent-clara", [], 1],
  ["agent-clara", [], 2],
])("our own mock of %s %j, seed %i,", (document, overlays, seed) => {
  let run: WholeRun;
  beforeAll(async () => {
    run = await holdOwnMock(document, overlays, seed);
  }, 60_000);

  test("breaks no clause", () => {
    expect(ended(run, "broken")).toEqual([]);
    expect(run.summary.held).toBeGreaterThan(500);
  });

  test("leaves nothing unclear, and a reason for each silence", () => {
    expect(ended(run, "unclear")).toEqual([]);
    expect(ended(run, "silent").filter((line) => line.endsWith(": "))).toEqual([]);
  });

  test("does not break while it is asked", () => {
    expect(run.faults).toEqual([]);
  });

  test("is as it was afterwards", () => {
    expect(run.lists.filter((name) => name.endsWith(" 200")).length).toBeGreaterThan(0);
    expect(run.changed).toEqual([]);
    expect(run.summary.left).toEqual([]);
  });
});
