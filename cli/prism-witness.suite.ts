import { afterAll, describe, expect, test } from "vitest";
import { createHttpTarget, planRun, runPlan, type Judged } from "../conformance/index.ts";
import { createMock, listen } from "../mocks/index.ts";
import { isObject, type Json } from "../spec/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { startPrismWitness } from "./prism.test-data.ts";
import { loadWorld } from "./world.ts";

/** What Prism remarks of one answer. */
interface Remark {
  readonly case: string;
  readonly status: number;
  readonly message: string;
}

const ends: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const end of ends) await end();
});

/** A full run against a mock, refusals included, with Prism as a witness of every answer. */
async function witness(name: string): Promise<{ answers: number; remarks: readonly Remark[] }> {
  const loaded = loadDocument(name, packageRoot);
  const { contract } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  const mock = createMock({ contract, world, rates: false });
  const server = await listen(mock, { host: "127.0.0.1", port: 0 });
  ends.push(server.close);
  const prism = await startPrismWitness(name, server.url);
  ends.unshift(prism.close);
  const target = createHttpTarget(prism.url, { timeoutMs: 10_000 });
  ends.unshift(target.close);
  const remarks: Remark[] = [];
  let answers = 0;
  await runPlan(planRun({ contract, seed: 1, targetName: "the mock" }), {
    contract,
    target,
    credentials: await mock.credentials(),
    listener: (event) => {
      if (event.kind !== "judged") return;
      answers += event.exchanges.length;
      remarks.push(...readRemarks(event));
    },
  });
  return { answers, remarks };
}

/** Remarks on requests are due, since many are made not to fit; those on answers are not. */
function readRemarks({ case: { id }, exchanges }: Judged): readonly Remark[] {
  return exchanges.flatMap(({ response }) => {
    const said = JSON.parse(response?.headers["sl-violations"] ?? "[]") as Json;
    const list = Array.isArray(said) ? said.filter(isObject) : [];
    return list
      .filter(({ location }) => Array.isArray(location) && location[0] === "response")
      .map(({ message }) => ({ case: id, status: response?.status ?? 0, message: String(message) }));
  });
}

describe("in a full run, refusals included, Prism finds every answer as documented:", () => {
  test.each(["ohallo", "agent-clara"])("%s", { timeout: 90_000 }, async (name) => {
    const { answers, remarks } = await witness(name);
    expect(remarks).toEqual([]);
    expect(answers).toBeGreaterThan(500);
  });
});
