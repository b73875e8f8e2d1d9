import { describe, expect, test } from "vitest";
import type { Case } from "./plan/case.ts";
import type { Planned, RunEvent } from "./report/event.ts";
import { reportJson } from "./report/json.ts";
import { reportJunit } from "./report/junit.ts";
import { reportList } from "./report/list.ts";
import { listenAll } from "./report/listen-all.ts";
import { reportPretty } from "./report/pretty.ts";
import { runPlan, type RunOptions } from "./run-plan.ts";
import {
  aCase,
  contract,
  createStep,
  credentials,
  json,
  secret,
  smallService,
  step,
} from "./run/small-service.test-data.ts";
import { TargetError } from "./run/target-error.ts";

function planOf(...cases: readonly Case[]): Planned {
  return { kind: "planned", title: contract.title, target: "http://127.0.0.1:4010", seed: 1, cases };
}

function run(
  planned: Planned,
  options: Pick<RunOptions, "target"> & Partial<RunOptions>,
): ReturnType<typeof runPlan> {
  let time = 0;
  return runPlan(planned, { contract, credentials, now: () => (time += 1), ...options });
}

const made = aCase("createThing/success", [createStep()], ["201"]);
const wrong = aCase("listThings/wrong", [step("ask", "listThings")], ["418"]);
const mute: Case = { ...aCase("listThings/mute", []), silent: "the document does not say" };

describe("a run", () => {
  test("tells its plan, each case and the sum, and sums up every clause and request", async () => {
    const events: RunEvent[] = [];
    const service = smallService();
    const summary = await run(planOf(made, wrong, mute), {
      target: service.target,
      listener: (event) => events.push(event),
    });
    expect(summary).toMatchObject({ held: 1, broken: 1, silent: 1, unclear: 0, left: [] });
    expect(summary.requests).toBe(service.log.length);
    expect(service.log).toEqual(["GET /v1/", "POST /v1/things", "DELETE /v1/things/4", "GET /v1/things"]);
    expect(events.map(({ kind }) => kind)).toEqual(["planned", "judged", "judged", "judged", "finished"]);
    expect(events.at(-1)).toEqual({ kind: "finished", summary });
  });

  test("may stop at the first broken clause", async () => {
    const service = smallService();
    const summary = await run(planOf(wrong, made), { target: service.target, bail: true });
    expect(summary).toMatchObject({ held: 0, broken: 1 });
  });

  test("tries again at its end to undo what could not be undone, and says what is left", async () => {
    let refusals = 0;
    const stubborn = smallService(({ method }) =>
      method === "DELETE" && refusals++ < 1 ? json(503, {}) : undefined,
    );
    expect(await run(planOf(made), { target: stubborn.target })).toMatchObject({ left: [] });
    const never = smallService(({ method }) => (method === "DELETE" ? json(405, {}) : undefined));
    expect(await run(planOf(made), { target: never.target })).toMatchObject({
      left: ["DELETE /v1/things/4 answers 405"],
    });
  });

  test("shows no secret in any report, though the service gives it back", async () => {
    let text = "";
    const write = (part: string): void => void (text += part);
    const reports = [
      reportPretty(write, { terminal: true, colour: true }),
      reportJson(write),
      reportJunit(write),
      reportList(write),
    ];
    const base64 = Buffer.from(secret).toString("base64");
    const telling = smallService((request) =>
      request.method === "GET"
        ? {
            status: 500,
            headers: { "x-echo": base64, "x-key": secret },
            body: `${JSON.stringify(request)} ${encodeURIComponent(secret)} ${base64}`,
          }
        : undefined,
    );
    const asWords = { key: { kind: "wrong-scheme" as const } };
    const odd = aCase("listThings/odd", [step("ask", "listThings", asWords)], ["418"]);
    await run(planOf(made, wrong, odd, mute), { target: telling.target, listener: listenAll(reports) });
    expect(text).toContain("sf_test_v1_***");
    expect(text).not.toContain(secret.slice("sf_test_v1_".length, -2));
    expect(text).not.toContain(base64.slice(18, -4));
  });
});

describe("a run that cannot be carried out", () => {
  const gone = new TargetError("unreachable", "Cannot reach http://127.0.0.1:9: connection refused");

  test("is given up at once where nobody answers", async () => {
    const events: RunEvent[] = [];
    const answer = run(planOf(made), {
      target: () => Promise.reject(gone),
      listener: (event) => events.push(event),
    });
    await expect(answer).rejects.toBe(gone);
    expect(events).toEqual([]);
  });

  test("is given up where the service goes away on the way", async () => {
    const service = smallService();
    let asked = 0;
    const target: RunOptions["target"] = (request) =>
      (asked += 1) > 3 ? Promise.reject(gone) : service.target(request);
    const cases = Array.from({ length: 50 }, (_, index) => aCase(`x/${index}`, [step("ask", "listThings")]));
    await expect(run(planOf(...cases), { target })).rejects.toBe(gone);
    expect(asked).toBeLessThan(12);
  });

  test("names the case where the runner itself fails", async () => {
    const broken = aCase("getThing/broken", [step("ask", "noSuchOperation")]);
    await expect(run(planOf(broken), { target: smallService().target })).rejects.toThrow(
      'The runner failed in the case "getThing/broken", which says nothing about the target: The contract has no operation "noSuchOperation"',
    );
  });
});
