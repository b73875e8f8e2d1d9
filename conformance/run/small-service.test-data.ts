import {
  parsePathTemplate,
  type Contract,
  type Effect,
  type HttpRequest,
  type HttpResponse,
  type Method,
  type Operation,
} from "../../spec/index.ts";
import type { Case, Step } from "../plan/case.ts";
import type { Credentials } from "./credentials.ts";
import type { Target } from "./exchange.ts";

const envelope = { rows: "", total: undefined, next: undefined, fixed: {} };
const none: Effect = { kind: "none" };

function operation(id: string, method: Method, path: string, effect: Effect = none): Operation {
  return {
    id,
    method,
    path: parsePathTemplate(path),
    pointer: `/paths/${id}`,
    summary: "",
    deprecated: false,
    parameters: [],
    body: undefined,
    replies: [],
    security: [[{ scheme: "key", scopes: [] }]],
    callbacks: [],
    effect,
    reasons: [],
  };
}

/** Things that can be listed, made, seen and removed, below `/v1`. */
export const contract: Contract = {
  title: "Things",
  version: "1",
  server: "",
  basePath: "/v1",
  operations: [
    operation("listThings", "GET", "/things"),
    operation("createThing", "POST", "/things", {
      kind: "create",
      of: "things",
      key: undefined,
      where: {},
      needs: [],
      when: undefined,
      set: {},
      takesBody: true,
      reply: [],
      envelope,
    }),
    operation("getThing", "GET", "/things/{id}"),
    operation("deleteThing", "DELETE", "/things/{id}"),
  ],
  collections: {},
  schemes: { key: { name: "key", kind: "bearer", in: "header", parameter: "", flows: [] } },
  scopes: [],
  refusals: {},
  rates: [],
  webhooks: [],
  locate: () => ({ file: "things.yaml", line: 1, column: 1 }),
};

export const secret = "sf_test_v1_Zk3nQ8Zk3nQ8Zk3nQ8Zk3nQ8Zk3nQ8Zk";

export const credentials: Credentials = {
  credentials: [{ name: "full", tenant: "a", value: secret, scheme: "", scopes: [], state: "active" }],
  known: { id: ["1", "2", "3"] },
  foreign: {},
};

export interface SmallService {
  readonly target: Target;
  /** `POST /v1/things` */
  readonly log: readonly string[];
  readonly requests: readonly HttpRequest[];
  readonly rows: ReadonlyMap<string, unknown>;
}

/** A service with three rows, written by hand; it lists two rows a page by `offset`, and shows every key it gets. */
export function smallService(
  over: (request: HttpRequest) => HttpResponse | undefined = () => undefined,
): SmallService {
  const rows = new Map<string, unknown>();
  for (const id of ["1", "2", "3"]) rows.set(id, { id, state: id === "2" ? "broken" : "whole" });
  const log: string[] = [];
  const requests: HttpRequest[] = [];
  let next = 4;

  const answer = (request: HttpRequest): HttpResponse => {
    const id = request.path.slice("/v1/things/".length);
    if (request.method === "POST") {
      const row = { id: String(next++), ...JSON.parse(String(request.body)) };
      rows.set(row.id, row);
      return json(201, { ...row, key: request.headers["authorization"] });
    }
    if (request.path === "/v1/things") {
      const offset = Number(new URLSearchParams(request.query).get("offset") ?? 0);
      return json(200, [...rows.values()].slice(offset, offset + 2));
    }
    if (!rows.has(id)) return json(404, { error: "no such thing" });
    if (request.method === "DELETE") rows.delete(id);
    return request.method === "DELETE" ? { status: 204, headers: {}, body: "" } : json(200, rows.get(id));
  };
  const target: Target = async (request) => {
    log.push(`${request.method} ${request.path}${request.query === "" ? "" : `?${request.query}`}`);
    requests.push(request);
    return over(request) ?? answer(request);
  };
  return { target, log, requests, rows };
}

export function json(status: number, body: unknown): HttpResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export function step(name: string, operation: string, over: Partial<Step> = {}): Step {
  return {
    name,
    operation,
    key: { kind: "full" },
    method: undefined,
    path: {},
    query: {},
    headers: {},
    body: undefined,
    raw: undefined,
    mediaType: "",
    role: "ask",
    repeat: undefined,
    cleanup: undefined,
    ...over,
  };
}

/** Makes a thing, to be removed after the case. */
export function createStep(over: Partial<Step> = {}): Step {
  const cleanup = { operation: "deleteThing", path: { id: { $step: "create", at: "/id" } }, body: undefined };
  return step("create", "createThing", { role: "prepare", body: { name: "x" }, cleanup, ...over });
}

/** A case that claims of its last step that the status is one of `of`. */
export function aCase(id: string, steps: readonly Step[], of: readonly string[] = ["200"]): Case {
  const name = steps.at(-1)?.name ?? "";
  return {
    id,
    operation: steps.at(-1)?.operation ?? "listThings",
    kind: "success",
    title: id,
    steps,
    clauses: [
      {
        id: `${id}#status`,
        sentence: `the status is ${of.join(" or ")}`,
        source: "/paths",
        level: "must",
        check: { kind: "status", step: name, of, not: [] },
      },
    ],
    silent: undefined,
    alone: false,
  };
}
