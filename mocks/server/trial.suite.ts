import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  compileContract,
  judgeResponse,
  parseDocument,
  type Contract,
  type HttpRequest,
  type HttpResponse,
  type Json,
} from "../../spec/index.ts";
import { growWorld, parseWorldDefinition, type World } from "../../fixtures/index.ts";
import { createMock, type Mock } from "./mock.ts";

/** A mock with a short way to ask it something. */
export interface Trial {
  readonly mock: Mock;
  readonly world: World;
  /** The value of a tenant's key, by the names of both: `key("nordic-parts", "full")`. */
  readonly key: (tenant: string, name: string) => string;
  /** Sends `GET /api/contacts?q=x`, with a key and a body where they are given. */
  readonly ask: (line: string, more?: Asked) => Promise<Answered>;
  /** Every error that became a 500. */
  readonly errors: readonly unknown[];
}

interface Asked {
  readonly key?: string;
  /** Sent as JSON. */
  readonly json?: Json;
  /** Sent as it stands. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered extends HttpResponse {
  /** The body, read as JSON; `null` where there is none. */
  readonly json: Json;
  /** What the document has against the answer. */
  readonly deviations: readonly string[];
}

/** The moment at which trials take place, unless they say otherwise. */
export const trialTime = "2026-04-02T12:00:00.000Z";

/** The contract that the text of a document promises. */
export function contractOf(text: string): Contract {
  return compileContract(parseDocument(text, "trial.yaml"));
}

/** A trial of the contract and the world of oHallo that are shipped. */
export function tryOhallo(now?: () => Date): Promise<Trial> {
  return tryShipped("ohallo", now);
}

/** A trial of the contract and the world of AgentClara that are shipped. */
export function tryAgentClara(now?: () => Date): Promise<Trial> {
  return tryShipped("agent-clara", now);
}

async function tryShipped(name: string, now?: () => Date): Promise<Trial> {
  const reading = shipped.get(name) ?? readShipped(name);
  shipped.set(name, reading);
  const { contract, world } = await reading;
  return tryMock(contract, world, now);
}

/** A trial of any contract and world. */
export function tryMock(
  contract: Contract,
  world: World,
  now: () => Date = () => new Date(trialTime),
): Trial {
  const errors: unknown[] = [];
  const mock = createMock({
    contract,
    world,
    now,
    bodyLimit: 2000,
    control,
    onError: (error) => errors.push(error),
  });
  return {
    mock,
    world,
    errors,
    key: (tenant, name) => {
      const id = world.tenants.find((each) => each.name === tenant)?.id;
      const key = world.keys.find((each) => each.tenant === id && each.name === name);
      if (!key) throw new Error(`The world has no key ${name} of ${tenant}`);
      return key.value;
    },
    ask: async (line, asked = {}) => {
      const request = requestOf(line, asked);
      const response = await mock.handle(request);
      const operation = contract.operations.find((each) => isOf(each.method, each.path.text, request));
      const deviations = operation
        ? judgeResponse(operation, request, response).map(({ sentence }) => sentence)
        : [];
      return {
        ...response,
        json: response.body === "" ? null : JSON.parse(String(response.body)),
        deviations,
      };
    },
  };
}

/** The control API, whose contract is read where it is asked for. */
const control = {
  contract: () =>
    contractOf(readFileSync(new URL("../../spec/control/openapi.yaml", import.meta.url), "utf8")),
};

const shipped = new Map<string, Promise<{ contract: Contract; world: World }>>();

async function readShipped(name: string): Promise<{ contract: Contract; world: World }> {
  const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
  const contract = contractOf(await read(`spec/${name}/openapi.yaml`));
  const definition = parseWorldDefinition(await read(`fixtures/${name}.world.yaml`), `${name}.world.yaml`);
  return { contract, world: await growWorld(contract, definition, 1) };
}

function requestOf(line: string, { key, json, text, headers }: Asked): HttpRequest {
  const [method = "", target = ""] = line.split(" ");
  const [path = "", query = ""] = target.split("?");
  return {
    method,
    path,
    query,
    headers: {
      host: "127.0.0.1",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(json === undefined && text === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: text ?? (json === undefined ? "" : JSON.stringify(json)),
  };
}

function isOf(method: string, path: string, request: HttpRequest): boolean {
  const pattern = new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`);
  return method === request.method && pattern.test(request.path);
}
