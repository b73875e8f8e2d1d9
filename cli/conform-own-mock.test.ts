import { beforeAll, describe, expect, test } from "vitest";
import { conform, createHttpTarget, type Judged, type Summary } from "../conformance/index.ts";
import { createMock, listen } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

interface WholeRun {
  readonly summary: Summary;
  readonly judged: readonly Judged[];
  /** The errors that became a 500. */
  readonly faults: readonly unknown[];
  /** What every list shows, before the run and after it. */
  readonly before: string;
  readonly after: string;
}

/** Holds a mock of a bundled contract against that contract, over a socket. */
async function holdOwnMock(document: string, seed: number): Promise<WholeRun> {
  const loaded = loadDocument(document, packageRoot);
  const { contract } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed, cwd: packageRoot });
  const faults: unknown[] = [];
  const mock = createMock({ contract, world, seed, onError: (error) => faults.push(error) });
  const credentials = await mock.credentials();
  const judged: Judged[] = [];

  const lists = contract.operations.filter(
    ({ effect, path }) => effect.kind === "list" && !path.text.includes("{"),
  );
  const key = credentials.credentials[0]?.value ?? "";
  const look = async (): Promise<string> => {
    const answers = lists.map(({ path }) =>
      mock.handle({
        method: "GET",
        path: contract.basePath + path.text,
        query: "",
        headers: { authorization: `Bearer ${key}` },
        body: "",
      }),
    );
    return (await Promise.all(answers)).map(({ status, body }) => `${status} ${String(body)}`).join("\n");
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
    return { summary, judged, faults, before, after: await look() };
  } finally {
    await target.close();
    await server.close();
  }
}

/** The clauses that ended so, each with the reason or with what came. */
function ended({ judged }: WholeRun, outcome: "broken" | "silent" | "unclear"): readonly string[] {
  const verdicts = judged.flatMap((one) => one.verdicts.filter((verdict) => verdict.outcome === outcome));
  return verdicts.map(({ clause, reason, expected, got }) =>
    outcome === "broken" ? `${clause}: expected ${expected}, got ${got}` : `${clause}: ${reason}`,
  );
}

describe.each([1, 2])("our own mock of ohallo, seed %i,", (seed) => {
  let run: WholeRun;
  beforeAll(async () => {
    run = await holdOwnMock("ohallo", seed);
  });

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
    expect(run.before).toMatch(/^200 /);
    expect(run.after).toBe(run.before);
    expect(run.summary.left).toEqual([]);
  });
});
