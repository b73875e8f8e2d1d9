import { readFileSync } from "node:fs";
import {
  compileContract,
  createRouter,
  judgeResponse,
  parseDocument,
  type Contract,
  type HttpRequest,
  type Json,
} from "../../spec/index.ts";
import { growWorld, parseWorldDefinition, type World } from "../../fixtures/index.ts";
import { createMock, type Mock, type MockOptions } from "../server/mock.ts";
import type { Served } from "../server/served.ts";

/** A mock with a short way to its control API, and one to its service. */
export interface ControlTrial {
  readonly mock: Mock;
  readonly world: World;
  /** Asks the control API: `POST /worlds`. The answer is held against the control API's own contract. */
  readonly control: (line: string, json?: Json, headers?: Headers) => Promise<Said>;
  /** Asks the service, with the value of a key. */
  readonly ask: (line: string, key: string, json?: Json) => Promise<Said>;
  /** The value of a key of the main world: `key("nordic-parts", "full")`. */
  readonly key: (tenant: string, name: string) => string;
  readonly errors: readonly unknown[];
}

type Headers = Readonly<Record<string, string>>;

interface Said extends Served {
  // What a test looks at it knows; a wrong guess fails there.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

let compiled: Contract | undefined;

/** The control API's own contract. */
export function controlContract(): Contract {
  return (compiled ??= compileContract(
    parseDocument(read("spec/control/openapi.yaml"), "spec/control/openapi.yaml"),
  ));
}

export const ohalloText: string = read("spec/ohallo/openapi.yaml");

let grown: Promise<{ contract: Contract; world: World }> | undefined;

async function growOhallo(): Promise<{ contract: Contract; world: World }> {
  const contract = compileContract(parseDocument(ohalloText, "spec/ohallo/openapi.yaml"));
  const definition = parseWorldDefinition(read("fixtures/ohallo.world.yaml"), "ohallo.world.yaml");
  return { contract, world: await growWorld(contract, definition, 1) };
}

/** The moment at which trials begin. */
export const trialTime = "2026-04-02T12:00:00.000Z";

export async function tryControl(options: Partial<MockOptions> = {}, token?: string): Promise<ControlTrial> {
  const { contract, world } = await (grown ??= growOhallo());
  const errors: unknown[] = [];
  const mock = createMock({
    contract,
    world,
    now: () => new Date(trialTime),
    control: { contract: controlContract, ...(token === undefined ? {} : { token }) },
    onError: (error) => errors.push(error),
    ...options,
  });
  const route = createRouter(controlContract());
  return {
    mock,
    world,
    errors,
    key: (tenant, name) => {
      const id = world.tenants.find((each) => each.name === tenant)?.id;
      return world.keys.find((each) => each.tenant === id && each.name === name)?.value ?? "";
    },
    control: async (line, json, headers = {}) => {
      const request = requestOf(line, json, { host: "127.0.0.1:4010", ...headers }, "/__counterfoil");
      const response = await mock.handle(request);
      const match = route(request.method, request.path);
      const deviations = match.kind === "operation" ? judgeResponse(match.operation, request, response) : [];
      if (deviations.length > 0)
        throw new Error(`${line}: ${deviations.map(({ sentence }) => sentence).join("; ")}`);
      return said(response);
    },
    ask: async (line, key, json) =>
      said(await mock.handle(requestOf(line, json, { host: "x", authorization: `Bearer ${key}` }, ""))),
  };
}

function said(response: Served): Said {
  const isJson = /json/.test(response.headers["content-type"] ?? "");
  return { ...response, json: isJson && response.body !== "" ? JSON.parse(String(response.body)) : null };
}

function requestOf(line: string, json: Json | undefined, headers: Headers, prefix: string): HttpRequest {
  const [method = "", target = ""] = line.split(" ");
  const [path = "", query = ""] = target.split("?");
  const type: Headers = json === undefined ? {} : { "content-type": "application/json" };
  return {
    method,
    path: prefix + path,
    query,
    headers: { ...type, ...headers },
    body: json === undefined ? "" : JSON.stringify(json),
  };
}
