import {
  createChance,
  type Contract,
  type HttpRequest,
  type HttpResponse,
  type Match,
} from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import { octets } from "../engine/octets.ts";
import { refusal } from "../engine/refusal.ts";
import { problem } from "../engine/refuse.ts";
import { createService } from "../engine/service.ts";
import { createMemoryStore } from "../state/memory.ts";
import { control, controlPrefix } from "./control.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import { writeCredentials, type CredentialsFile } from "./credentials.ts";
import { createIds } from "./ids.ts";
import { respond, type Respondent } from "./respond.ts";

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
  let respondent = begin();

  function begin(): Respondent {
    const chance = createChance(`mock ${seed}`);
    return {
      service,
      store: createMemoryStore(world, service.keyOf),
      bodyLimit,
      sources: {
        now: () => now().toISOString(),
        newId: createIds(world, chance.fork("ids")),
        chance: chance.fork("values"),
      },
    };
  }

  const credentials = (): Promise<CredentialsFile> =>
    writeCredentials(contract, world, respondent.store, respondent.sources.now());

  async function route(request: HttpRequest, match: Match): Promise<HttpResponse> {
    if (match.kind === "nothing" && request.path.startsWith(controlPrefix))
      return control({ credentials }, request);
    if (isPreflight(request)) return answerPreflight(request, allowedBy(match, request));
    if (match.kind === "method" && request.method === "OPTIONS") {
      return withCors(request, { status: 204, headers: { allow: match.allowed.join(", ") }, body: "" });
    }
    return withCors(request, await respond(respondent, request, match));
  }

  return {
    contract,
    bodyLimit,
    credentials,
    reset: () => {
      respondent = begin();
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
