import { describe, expect, test } from "vitest";
import { conform, type Judged } from "../conformance/index.ts";
import { createMock } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

const loaded = loadDocument("agent-clara", packageRoot);

/** Runs a small part of the plan, of more than a hundred requests, against a mock that keeps to its rates, in a time that only passes in sleep. */
async function runInTime(
  rate: number | undefined,
): Promise<{ statuses: number[]; slept: number[]; broken: number; held: number }> {
  let time = Date.parse("2024-02-02T12:00:00Z");
  const slept: number[] = [];
  const { contract } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  const mock = createMock({ contract, world, seed: 1, now: () => new Date(time) });
  const judged: Judged[] = [];
  const statuses: number[] = [];
  const summary = await conform({
    contract,
    target: async (request) => {
      const response = await mock.handle(request);
      statuses.push(response.status);
      const body =
        typeof response.body === "string" || response.body instanceof Uint8Array ? response.body : "";
      return { status: response.status, headers: response.headers, body };
    },
    targetName: "in process",
    credentials: await mock.credentials(),
    seed: 1,
    only: "updateContact/*",
    rate,
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
    listener: (event) => {
      if (event.kind === "judged") judged.push(event);
    },
  });
  expect(summary.unclear).toBe(0);
  return { statuses, slept, broken: summary.broken, held: summary.held };
}

describe("a run against a service that takes a hundred requests in ten seconds", () => {
  test("waits where it is refused for that, and all its clauses hold in the end", async () => {
    const { statuses, slept, broken, held } = await runInTime(undefined);
    expect(statuses.length).toBeGreaterThan(110);
    expect(statuses).toContain(429);
    expect(slept.length).toBe(statuses.filter((status) => status === 429).length);
    expect(Math.max(...slept)).toBeLessThanOrEqual(10_000);
    expect({ broken, held: held > 100 }).toEqual({ broken: 0, held: true });
  });

  test("is never refused where it keeps to that rate by itself", async () => {
    const { statuses, slept, broken } = await runInTime(10);
    expect(statuses).not.toContain(429);
    expect(new Set(slept)).toEqual(new Set([100]));
    expect(broken).toBe(0);
  });
});
