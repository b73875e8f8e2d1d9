import { beforeAll, describe, expect, test } from "vitest";
import { conform, type Judged, type Summary } from "../conformance/index.ts";
import { loadDocument } from "./document.ts";
import { startOwnControl } from "./own-control.ts";
import { packageRoot } from "./package-root.ts";

interface WholeRun {
  readonly summary: Summary;
  readonly judged: readonly Judged[];
  readonly errors: readonly unknown[];
}

/** Holds the control API of a mock against the control API's own contract, over a socket. */
async function holdControl(): Promise<WholeRun> {
  const { contract } = loadDocument("control", packageRoot);
  const choice = { seed: 1, timeout: 10_000 };
  const { name, close, errors, ...opponent } = await startOwnControl(choice, contract, packageRoot);
  const judged: Judged[] = [];
  try {
    const summary = await conform({
      contract,
      ...opponent,
      targetName: name,
      seed: 1,
      listener: (event) => {
        if (event.kind === "judged") judged.push(event);
      },
    });
    return { summary, judged, errors };
  } finally {
    await close();
  }
}

describe("the control API, held against its own contract,", () => {
  let run: WholeRun;
  beforeAll(async () => {
    run = await holdControl();
  }, 120_000);

  const ended = (outcome: "broken" | "unclear"): readonly string[] =>
    run.judged
      .flatMap(({ verdicts }) => verdicts.filter((verdict) => verdict.outcome === outcome))
      .map(({ clause, reason, expected, got }) => `${clause}: ${reason} expected ${expected}, got ${got}`);

  test("breaks no clause", () => {
    expect(ended("broken")).toEqual([]);
    expect(run.summary.held).toBeGreaterThan(1000);
  });

  test("leaves nothing unclear", () => {
    expect(ended("unclear")).toEqual([]);
  });

  test("does not break while it is asked", () => {
    expect(run.errors).toEqual([]);
  });
});
