import { describe, expect, test } from "vitest";
import { planRun, runPlan } from "../conformance/index.ts";
import { createMock } from "../mocks/index.ts";
import { createRouter } from "../spec/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

const { contract, bundled } = loadDocument("ohallo", packageRoot);
const world = await loadWorld({ contract, bundled, file: undefined, seed: 1, cwd: packageRoot });
const route = createRouter(contract);

/** The clauses that break where an operation answers as it should, and leaves all rows as they were. */
async function brokenBy(idle: string): Promise<readonly string[]> {
  const mock = createMock({ contract, world });
  const broken: string[] = [];
  await runPlan(planRun({ contract, seed: 1, targetName: "idle", only: `${idle}/*` }), {
    contract,
    credentials: await mock.credentials(),
    target: async (request) => {
      const match = route(request.method, request.path);
      if (match.kind !== "operation" || match.operation.id !== idle) return mock.handle(request);
      const before = await mock.worlds.main().keep();
      const answer = await mock.handle(request);
      await mock.worlds.main().putBack(before);
      return answer;
    },
    listener: (event) => {
      if (event.kind !== "judged") return;
      broken.push(
        ...event.verdicts.filter(({ outcome }) => outcome === "broken").map(({ clause }) => clause),
      );
    },
  });
  return broken;
}

describe("an operation that answers rightly and does nothing is found out by", () => {
  test.each([
    ["composeConversation", "action/created#listed"],
    ["assignConversation", "action/effect#assignedTo"],
    ["unassignConversation", "action/effect#assignedTo"],
    ["updateKbEntry", "merged/answer#answer"],
    ["approveKbEntry", "action/effect#status"],
    ["rejectKbEntry", "action/effect#status"],
    ["updatePolicyEntry", "merged/ruleText#ruleText"],
    ["approvePolicyEntry", "action/effect#status"],
    ["updateCustomAgent", "merged/displayName#displayName"],
  ])("%s/%s", async (idle, clause) => {
    expect(await brokenBy(idle)).toContain(`${idle}/${clause}`);
  });
});
