import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  createHttpTarget,
  planRun,
  runPlan,
  type Case,
  type Judged,
  type Kind,
} from "../conformance/index.ts";
import { createMock, listen, type Mock } from "../mocks/index.ts";
import { asObject, type HttpRequest, type HttpResponse } from "../spec/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { exampleOperations } from "./example-operations.test-data.ts";
import { startPrismProxy } from "./prism.test-data.ts";
import { loadWorld } from "./world.ts";

/** The reasons to ask whose requests fit the document. Those of the others are made not to, and Prism refuses them itself. */
const positive: readonly Kind[] = ["success", "state", "list", "scope", "tenant", "row", "secret"];
/** Of these, the ones that are refused in the same few shapes by every operation: one operation for each deed tells enough. */
const alike: readonly Kind[] = ["scope", "tenant"];

/** One answer that came through the proxy. */
interface Refereed {
  readonly case: string;
  readonly operation: string;
  readonly status: number | undefined;
  /** What Prism says instead of the answer: `VIOLATIONS` of the answer; anything else: of the request. `""`: nothing. */
  readonly objection: string;
  readonly detail: string;
}

interface Match {
  readonly broken: number;
  readonly refereed: readonly Refereed[];
}

const loaded = loadDocument("ohallo", packageRoot);
const { contract } = loaded;
const planned = planRun({ contract, seed: 1, targetName: "the mock" });
const examples = exampleOperations(contract);
const ends: (() => Promise<void>)[] = [];
let mock: Mock;
let proxyUrl: string;
/** Which answers lose their `email` before Prism sees them. */
let isSpoiled: (request: HttpRequest) => boolean = () => false;

beforeAll(async () => {
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  mock = createMock({ contract, world });
  const { bodyLimit } = mock;
  const handle: Mock["handle"] = async (request) => {
    const response = await mock.handle(request);
    return isSpoiled(request) ? withoutEmail(response) : response;
  };
  const server = await listen({ handle, bodyLimit }, { host: "127.0.0.1", port: 0 });
  ends.push(server.close);
  const prism = await startPrismProxy("ohallo", server.url);
  ends.unshift(prism.close);
  proxyUrl = prism.url;
}, 60_000);

afterAll(async () => {
  for (const end of ends) await end();
});

/** Asks the mock the chosen cases, with Prism in between. */
async function play(choose: (subject: Case) => boolean): Promise<Match> {
  const target = createHttpTarget(proxyUrl, { timeoutMs: 10_000 });
  const refereed: Refereed[] = [];
  try {
    const { broken } = await runPlan(
      { ...planned, cases: planned.cases.filter(choose) },
      {
        contract,
        target,
        credentials: await mock.credentials(),
        listener: (event) => event.kind === "judged" && refereed.push(...readAnswers(event)),
      },
    );
    return { broken, refereed };
  } finally {
    await target.close();
  }
}

function readAnswers({ case: { id }, exchanges }: Judged): readonly Refereed[] {
  return exchanges.map(({ operation, response }) => {
    const text = String(response?.body ?? "");
    const [, objection = ""] = /stoplight\.io\/prism\/errors#(\w+)/.exec(text) ?? [];
    // Where Prism lets a message pass, it may still have something to say of it.
    const remark = response?.headers["sl-violations"] ?? "";
    const detail = objection === "" ? remark : text;
    return { case: id, operation, status: response?.status, objection: objection || remark, detail };
  });
}

/** Valid requests only. A change that must be refused is a part of these reasons, too. */
function isPositive({ id, kind, operation }: Case): boolean {
  return (
    positive.includes(kind) && !id.endsWith("/refused") && (!alike.includes(kind) || examples.has(operation))
  );
}

describe("with Prism between runner and mock as a referee", () => {
  let match: Match;
  beforeAll(async () => {
    match = await play(isPositive);
  }, 60_000);

  test("no answer violates the document", () => {
    expect(match.refereed.filter(({ objection }) => objection === "VIOLATIONS")).toEqual([]);
  });

  test("no request is refused, and nothing else is remarked", () => {
    expect(match.refereed.filter(({ objection }) => objection !== "")).toEqual([]);
  });

  test("a success of every operation is seen, except where no row is sure to be in the state that it waits for", () => {
    const isSuccess = ({ kind }: Case): boolean => kind === "success";
    const asked = planned.cases.filter(({ silent }) => silent === undefined);
    const due = new Set(asked.filter(isSuccess).map(({ operation }) => operation));
    const successes = match.refereed.filter(({ status = 0 }) => status >= 200 && status < 300);
    const seen = new Set(successes.map(({ operation }) => operation));
    expect([...due].filter((id) => !seen.has(id))).toEqual([]);
    expect(match.refereed.length).toBeGreaterThan(500);

    const others = contract.operations.filter(({ id }) => !due.has(id));
    expect(others.filter(({ effect }) => !("when" in effect) || effect.when === undefined)).toEqual([]);
  });

  test("the run finds what it finds without", () => {
    expect(match.broken).toBe(0);
  });
});

describe("Prism as a referee", () => {
  test("objects to an answer that lacks a required member", async () => {
    isSpoiled = ({ method, path }) => method === "GET" && path.startsWith("/api/contacts/");
    onTestFinished(() => void (isSpoiled = () => false));
    const { refereed } = await play(({ id }) => id === "getContact/success/plain");
    const objections = refereed.filter(({ objection }) => objection !== "");
    expect(objections).toMatchObject([{ operation: "getContact", status: 500, objection: "VIOLATIONS" }]);
    expect(objections[0]?.detail).toContain("Response body must have required property 'email'");
  });

  test("objects to a request that does not fit", async () => {
    const { refereed } = await play(({ id }) => id === "listContacts/limit/above-maximum");
    expect(refereed).toMatchObject([{ status: 422, objection: "UNPROCESSABLE_ENTITY" }]);
  });
});

function withoutEmail(response: HttpResponse): HttpResponse {
  const { email: _, ...rest } = asObject(JSON.parse(String(response.body)));
  return { ...response, body: JSON.stringify(rest) };
}
