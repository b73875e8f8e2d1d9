import type { Contract, HttpRequest, HttpResponse, Match } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { octets } from "../engine/octets.ts";
import { refusal } from "../engine/refusal.ts";
import { problem } from "../engine/refuse.ts";
import { credentialsIn } from "../engine/security.ts";
import { createService } from "../engine/service.ts";
import { createClock } from "../state/clock.ts";
import { control, controlPrefix } from "./control.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import { writeCredentials, type CredentialsFile } from "./credentials.ts";
import { createLiveWorld, createWorlds, type LiveWorld, type Worlds } from "./live-world.ts";
import { respond } from "./respond.ts";
import { fold } from "./stage.ts";
import { stages } from "./stages.ts";

/** What a mock is made of. */
export interface MockOptions {
  readonly contract: Contract;
  readonly world: World;
  /** The clock; the machine's own where nothing is said. */
  readonly now?: () => Date;
  /** What new ids and made-up values follow from; 1 where nothing is said. */
  readonly seed?: number;
  /** Octets that a body may have; 1 MiB where nothing is said. */
  readonly bodyLimit?: number;
  /** Told of every error that became a 500, with the operation that was asked. */
  readonly onError?: (error: unknown, operation: string) => void;
}

/** A service that answers as its contract says, and remembers. */
export interface Mock {
  readonly contract: Contract;
  readonly bodyLimit: number;
  /** Answers every request; never rejects. */
  readonly handle: (request: HttpRequest) => Promise<HttpResponse>;
  /** What a conformance run against this mock needs to know. */
  readonly credentials: () => Promise<CredentialsFile>;
  /** Puts the world back as it was in the beginning. */
  readonly reset: () => void;
}

/** Makes a mock of a contract that begins with the rows and keys of a world. */
export function createMock(options: MockOptions): Mock {
  const { contract, world, now = () => new Date(), seed = 1, bodyLimit = 1_048_576, onError } = options;
  const service = createService(contract, world.tenants);
  const pass = fold(stages, respond);
  const begin = (): Worlds =>
    createWorlds(createLiveWorld("main", world, createClock(now), seed, service.keyOf));
  let worlds = begin();

  const credentials = (): Promise<CredentialsFile> => {
    const { store, sources } = worlds.main();
    return writeCredentials(contract, world, store, sources.now());
  };

  async function route(request: HttpRequest, match: Match): Promise<HttpResponse> {
    if (match.kind === "nothing" && request.path.startsWith(controlPrefix))
      return control({ credentials }, request);
    if (isPreflight(request)) return answerPreflight(request, allowedBy(match, request));
    if (match.kind === "method" && request.method === "OPTIONS") {
      return withCors(request, { status: 204, headers: { allow: match.allowed.join(", ") }, body: "" });
    }
    const opened = await openedBy(worlds, contract, request, match);
    const passage = { request, match, world: opened, service, bodyLimit, notes: new Map() };
    return withCors(request, await pass(passage));
  }

  return {
    contract,
    bodyLimit,
    credentials,
    reset: () => {
      worlds = begin();
    },
    handle: async (request) => {
      let operation = `${request.method} ${request.path}`;
      try {
        const match = service.route(request.method, request.path);
        if (match.kind === "operation") operation = match.operation.id;
        const response = await route(request, match);
        return request.method === "HEAD" ? withoutBody(response) : response;
      } catch (error) {
        onError?.(error, operation);
        return withCors(
          request,
          problem(refusal(500, `The mock itself broke while it answered ${operation}`)),
        );
      }
    },
  };
}

/** The world of the first key that is known; a request without one is the main world's to refuse or answer. */
async function openedBy(
  worlds: Worlds,
  contract: Contract,
  request: HttpRequest,
  match: Match,
): Promise<LiveWorld> {
  if (match.kind !== "operation") return worlds.main();
  for (const credential of credentialsIn(contract, match.operation, request).values()) {
    const found = credential.kind === "given" ? await worlds.find(credential.value) : undefined;
    if (found) return found.world;
  }
  return worlds.main();
}

/** HEAD says what GET would have said, the body aside (RFC 9110, section 9.3.2). */
function withoutBody(response: HttpResponse): HttpResponse {
  const length = octets(response.body);
  if (length === 0) return response;
  return { ...response, headers: { ...response.headers, "content-length": String(length) }, body: "" };
}

/** On an unknown path, what is asked for: the request itself then tells the page more than a failed preflight. */
function allowedBy(match: Match, request: HttpRequest): readonly string[] {
  if (match.kind === "method") return match.allowed;
  return [request.headers["access-control-request-method"] ?? "GET"];
}
