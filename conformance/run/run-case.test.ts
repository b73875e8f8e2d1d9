import { describe, expect, test } from "vitest";
import type { Case } from "../plan/case.ts";
import type { Verdict } from "../verdict/check.ts";
import { clean } from "./clean.ts";
import type { Credentials } from "./credentials.ts";
import type { Errand } from "./errand.ts";
import { createKeyring } from "./keyring.ts";
import { createKnownIds } from "./known-ids.ts";
import { createLedger } from "./ledger.ts";
import { createPace } from "./pace.ts";
import { runCase, type Tried } from "./run-case.ts";
import {
  aCase,
  contract,
  createStep,
  credentials,
  json,
  smallService,
  step,
} from "./small-service.test-data.ts";
import { TargetError } from "./target-error.ts";

function errandTo(target: Errand["target"], given: Credentials = credentials): Errand {
  return {
    contract,
    operations: new Map(contract.operations.map((operation) => [operation.id, operation])),
    target,
    basePath: contract.basePath,
    keyring: createKeyring(contract, given),
    ids: createKnownIds(given),
    ledger: createLedger(),
    pace: createPace({ rate: undefined, now: () => 0, sleep: async () => {} }),
    now: () => 0,
  };
}

async function verdictOf(subject: Case, errand: Errand): Promise<Verdict> {
  const { verdicts } = await runCase(subject, errand);
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error("the case has no verdict");
  return verdict;
}

const created = { $step: "create", at: "/id" };

describe("a case", () => {
  test("takes its steps in order, puts in what earlier ones brought, and leaves nothing behind", async () => {
    const service = smallService();
    const subject = aCase("getThing/success", [
      createStep(),
      step("ask", "getThing", { path: { id: created } }),
    ]);
    const { exchanges, verdicts } = await runCase(subject, errandTo(service.target));
    expect(verdicts[0]?.outcome).toBe("held");
    expect(service.log).toEqual(["POST /v1/things", "GET /v1/things/4", "DELETE /v1/things/4"]);
    expect(exchanges.map((exchange) => exchange.step)).toEqual(["create", "ask"]);
    expect(service.requests[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/^Bearer sf_test/),
      "content-type": "application/json",
    });
    expect([...service.rows.keys()]).toEqual(["1", "2", "3"]);
  });

  test("asks again after a 429, and keeps the answer that then comes", async () => {
    let refusals = 0;
    const busy = smallService(() =>
      refusals++ < 2 ? { status: 429, headers: { "retry-after": "3" }, body: "" } : undefined,
    );
    const { exchanges, verdicts } = await runCase(
      aCase("listThings/success", [step("ask", "listThings")]),
      errandTo(busy.target),
    );
    expect(verdicts[0]?.outcome).toBe("held");
    expect(busy.log).toHaveLength(3);
    expect(exchanges).toHaveLength(1);
  });

  test("is unclear where the target never stops saying 429", async () => {
    const shut = smallService(() => json(429, {}));
    const verdict = await verdictOf(
      aCase("listThings/success", [step("ask", "listThings")]),
      errandTo(shut.target),
    );
    expect(verdict).toMatchObject({
      outcome: "unclear",
      reason: expect.stringMatching(/429.*30 s of waiting.*--rate/),
    });
  });

  test("undoes the newest first, and does not mind what is gone", async () => {
    const service = smallService();
    const twin = createStep({
      name: "twin",
      cleanup: { operation: "deleteThing", path: { id: { $step: "twin", at: "/id" } }, body: undefined },
    });
    const remove = step("ask", "deleteThing", { path: { id: created } });
    const errand = errandTo(service.target);
    await runCase(aCase("deleteThing/success", [createStep(), twin, remove], ["204"]), errand);
    expect(service.log.slice(2)).toEqual([
      "DELETE /v1/things/4",
      "DELETE /v1/things/5",
      "DELETE /v1/things/4",
    ]);
    expect(errand.ledger.owed()).toEqual([]);
  });

  test("keeps in the ledger, without the key, what could not be undone", async () => {
    const service = smallService(({ method }) => (method === "DELETE" ? json(500, {}) : undefined));
    const errand = errandTo(service.target);
    await runCase(aCase("createThing/success", [createStep()], ["201"]), errand);
    expect(errand.ledger.owed()).toEqual([
      {
        case: "createThing/success",
        operation: "deleteThing",
        path: { id: "4" },
        body: undefined,
        key: { kind: "full" },
      },
    ]);
    expect(await clean(errand)).toEqual(["DELETE /v1/things/4 answers 500"]);
  });

  test("stops where what it prepares fails, and is unclear", async () => {
    const service = smallService(({ method }) => (method === "POST" ? json(403, {}) : undefined));
    const subject = aCase("getThing/success", [
      createStep(),
      step("ask", "getThing", { path: { id: created } }),
    ]);
    expect(await verdictOf(subject, errandTo(service.target))).toMatchObject({
      outcome: "unclear",
      reason: expect.stringContaining("403"),
    });
    expect(service.log).toEqual(["POST /v1/things"]);
  });

  test("is unclear, and says why, where an answer lacks what a later step needs", async () => {
    const service = smallService(({ method }) => (method === "POST" ? json(201, {}) : undefined));
    const subject = aCase("getThing/success", [
      createStep(),
      step("ask", "getThing", { path: { id: created } }),
    ]);
    expect(await verdictOf(subject, errandTo(service.target))).toMatchObject({
      outcome: "unclear",
      reason: 'it could not be asked: the answer to the step "create" has nothing at /id',
    });
    expect(service.log).toEqual(["POST /v1/things"]);
  });

  test("is unclear where no answer comes", async () => {
    const target = () => Promise.reject(new TargetError("timeout", "No answer within 5 ms"));
    const { exchanges, verdicts } = await runCase(
      aCase("listThings/x", [step("ask", "listThings")]),
      errandTo(target),
    );
    expect(exchanges[0]).toMatchObject({ response: undefined, failure: "No answer within 5 ms" });
    expect(verdicts[0]?.outcome).not.toBe("held");
  });

  test("sends what no encoder would write, with another method", async () => {
    const service = smallService(() => json(400, {}));
    const odd = step("ask", "listThings", { method: "PATCH", raw: "{", headers: { "X-Odd": "1" } });
    await runCase(aCase("listThings/odd", [odd], ["400"]), errandTo(service.target));
    expect(service.requests[0]).toMatchObject({
      method: "PATCH",
      body: "{",
      headers: { "x-odd": "1", "content-type": "application/json" },
    });
  });
});

describe("a case that lacks something is silent, and nothing is sent,", () => {
  const silent = async (subject: Case, given?: Credentials): Promise<string> => {
    const service = smallService();
    const verdict = await verdictOf(subject, errandTo(service.target, given));
    expect(verdict.outcome).toBe("silent");
    expect(service.log).toEqual([]);
    return verdict.reason;
  };

  test("be it a reason to ask", async () => {
    expect(await silent({ ...aCase("x/y", []), silent: "the document does not say" })).toBe(
      "the document does not say",
    );
  });

  test("be it a key", async () => {
    const subject = aCase("x/y", [createStep(), step("ask", "listThings", { key: { kind: "revoked" } })]);
    expect(await silent(subject)).toBe(
      'no such key: add a credential whose state is "revoked" to the credentials file',
    );
  });

  test("be it an id", async () => {
    const asking = (fresh: boolean, tenant: "own" | "other"): Case => {
      const id = { $known: "id", fresh, tenant, otherwise: undefined };
      return aCase("x/y", [createStep(), step("ask", "getThing", { path: { id } })]);
    };
    const one: Credentials = { ...credentials, known: { id: ["1"] } };
    expect(await silent(asking(false, "own"), { ...credentials, known: {} })).toContain(
      'under "known", "id"',
    );
    expect(await silent(asking(true, "own"), one)).toContain("no id to spare");
    expect(await silent(asking(false, "other"))).toContain('under "foreign", "id"');
  });
});

describe("ids that the user knows", () => {
  const asking = (fresh: boolean): Case => {
    const id = { $known: "id", fresh, tenant: "own" as const, otherwise: undefined };
    const path = { id };
    return aCase("getThing/known", [step("first", "getThing", { path }), step("ask", "getThing", { path })]);
  };

  test("are the same for everybody, or for one case only", async () => {
    const service = smallService();
    const errand = errandTo(service.target);
    for (const fresh of [true, false, true, false]) await runCase(asking(fresh), errand);
    expect(service.log.map((line) => line.slice("GET /v1/things/".length))).toEqual([..."22113311"]);
  });

  test("may give way to a value of the document", async () => {
    const service = smallService();
    const id = { $known: "elsewhere", fresh: false, tenant: "own" as const, otherwise: "3" };
    await runCase(aCase("x/y", [step("ask", "getThing", { path: { id } })]), errandTo(service.target));
    expect(service.log).toEqual(["GET /v1/things/3"]);
  });
});

describe("a step that repeats", () => {
  const pages = (most: number): Case => {
    const repeat = {
      kind: "pages" as const,
      by: "offset" as const,
      from: "offset",
      size: 2,
      rows: "",
      next: undefined,
      most,
    };
    return aCase("listThings/pages", [step("ask", "listThings", { query: { limit: 2 }, repeat })]);
  };

  test("walks from page to page to the end, or to its limit", async () => {
    const whole = smallService();
    const { exchanges } = await runCase(pages(9), errandTo(whole.target));
    expect(whole.log).toEqual(["GET /v1/things?limit=2", "GET /v1/things?limit=2&offset=2"]);
    expect(exchanges).toHaveLength(2);

    const endless = smallService(() => json(200, [1, 2]));
    await runCase(pages(3), errandTo(endless.target));
    expect(endless.log).toHaveLength(3);
  });

  const seek = (among: readonly string[], fresh: boolean): Case => {
    const repeat = {
      kind: "seek" as const,
      parameter: "id",
      known: "id",
      tenant: "own" as const,
      at: "/state",
      among,
      fresh,
    };
    const found = { $step: "seek", at: "/id" };
    return aCase("getThing/state", [
      step("seek", "getThing", { role: "prepare", repeat }),
      step("ask", "getThing", { path: { id: found } }),
    ]);
  };
  const ids = ({ exchanges }: Tried): readonly string[] =>
    exchanges.map(({ request }) => request.path.slice("/v1/things/".length));

  test("seeks a row in a state among the ids that the user knows", async () => {
    const errand = errandTo(smallService().target);
    expect(ids(await runCase(seek(["broken"], false), errand))).toEqual([..."122"]);
    expect(ids(await runCase(seek(["broken"], true), errand))).toEqual([..."22"]);
    const again = await runCase(seek(["broken"], true), errand);
    expect(ids(again)).toEqual(["3"]);
    expect(again.verdicts[0]).toMatchObject({
      outcome: "silent",
      reason:
        'no known id leads to a row that has "broken" at /state: add one under "known", "id" to the credentials file',
    });
  });

  const sift = (fresh: boolean, ...states: readonly string[]): Case => {
    const repeat = {
      kind: "sift" as const,
      tries: states.map((state) => ({ query: {}, wanted: { properties: { state: { const: state } } } })),
      pages: {
        kind: "pages",
        by: "offset",
        from: "offset",
        size: 2,
        rows: "",
        next: undefined,
        most: 9,
      } as const,
      rows: "",
      key: "id",
      known: "thingId",
      fresh,
      sought: "no row whose state is as wanted",
    };
    return aCase("getThing/state", [
      step("seek", "listThings", { role: "prepare", repeat }),
      step("ask", "getThing", { path: { id: { $found: "seek", at: "/id" } } }),
    ]);
  };

  test("seeks a row in a state through the pages of a list, one wish after another", async () => {
    const service = smallService();
    const { verdicts } = await runCase(sift(false, "lost", "whole"), errandTo(service.target));
    expect(service.log).toEqual([
      "GET /v1/things",
      "GET /v1/things?offset=2",
      "GET /v1/things",
      "GET /v1/things/1",
    ]);
    expect(verdicts[0]?.outcome).toBe("held");
  });

  test("passes over a row that another case has used up, and says so when there is none left", async () => {
    const service = smallService();
    const errand = errandTo(service.target);
    for (const _ of [1, 2]) await runCase(sift(true, "whole"), errand);
    expect(service.log.filter((line) => /\d$/.test(line) && !line.includes("?"))).toEqual([
      "GET /v1/things/1",
      "GET /v1/things/3",
    ]);
    const { verdicts } = await runCase(sift(true, "whole"), errand);
    expect(verdicts[0]).toMatchObject({
      outcome: "silent",
      reason: "GET /things shows no row whose state is as wanted: see to it that there is one",
    });
  });

  test("cannot tell where the list is refused", async () => {
    const refusing = smallService(({ path }) => (path === "/v1/things" ? json(500, {}) : undefined));
    const { verdicts } = await runCase(sift(false, "whole"), errandTo(refusing.target));
    expect(verdicts[0]).toMatchObject({ outcome: "unclear", reason: expect.stringContaining("500") });
  });
});
