import type { Contract, HttpRequest, HttpResponse, Match } from "../../spec/index.ts";
import type { World } from "../../fixtures/index.ts";
import type { Controlled, ControlOptions, ServedDocument } from "../control/controlled.ts";
import { octets } from "../engine/octets.ts";
import { refusal } from "../engine/refusals/refusal.ts";
import { problem } from "../engine/refusals/refuse.ts";
import { credentialsIn, valuesIn } from "../engine/security/security.ts";
import { createJournal, type Journal } from "../journal/journal.ts";
import { createClock } from "../state/clock.ts";
import { controlPrefix } from "./control.ts";
import { answerPreflight, isPreflight, withCors } from "./cors.ts";
import { writeCredentials, type CredentialsFile } from "./credentials.ts";
import { faulty } from "./faulty.ts";
import { createHooks, type HookOptions, type Hooks } from "./hooks/hooks.ts";
import { occurrenceOf } from "./hooks/occurrence.ts";
import { journaled } from "./journaled.ts";
import { createKeyIndex } from "./key-index.ts";
import { createLiveWorld, type LiveWorld, type Worlds } from "./live-world.ts";
import { respond } from "./respond.ts";
import type { Served } from "./served.ts";
import { serveContract, type Serving } from "./serving.ts";
import { fold } from "./stage.ts";
import { stages } from "./stages.ts";
import { createWorlds } from "./worlds.ts";

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
  /** Whether keys are held to the document's rates; they are where nothing is said. */
  readonly rates?: boolean;
  /** The document that the contract was made of; served by the control API. */
  readonly document?: ServedDocument;
  /** How the control API is served; not at all where nothing is said. */
  readonly control?: ControlOptions | false;
  /** Who is told by webhooks, and how far webhooks and callbacks reach: no further than this machine where nothing is said. */
  readonly hooks?: Omit<HookOptions, "onError">;
  /** Told of every error that became a 500 or kept a webhook from being sent, with the operation that was asked. */
  readonly onError?: (error: unknown, operation: string) => void;
}

/** A service that answers as its contract says, and remembers. */
export interface Mock {
  /** The contract that it has now. */
  readonly contract: Contract;
  readonly bodyLimit: number;
  readonly worlds: Worlds;
  /** What was asked and answered. */
  readonly journal: Journal;
  /** What it sends by itself. */
  readonly hooks: Omit<Hooks, "stage">;
  /** Answers every request; never rejects. */
  readonly handle: (request: HttpRequest) => Promise<Served>;
  /** What a conformance run against this mock needs to know. */
  readonly credentials: () => Promise<CredentialsFile>;
  /** Puts the world back as it was in the beginning; all others are gone. */
  readonly reset: () => void;
  /** Answers from now on as another contract says. The rows stay as they are. */
  readonly adopt: (contract: Contract, document?: ServedDocument) => void;
}

/** Makes a mock of a contract that begins with the rows and keys of a world. */
export function createMock(options: MockOptions): Mock {
  const { world, now = () => new Date(), seed = 1, bodyLimit = 1_048_576, onError } = options;
  const serve = (contract: Contract): Serving =>
    serveContract(options.rates === false ? { ...contract, rates: [] } : contract, world.tenants);
  let { contract, document } = options;
  let serving = serve(contract);
  const keyOf = (collection: string): string => serving.service.keyOf(collection);
  const begin = (): Worlds => {
    const index = createKeyIndex();
    const first = createLiveWorld("main", world, createClock(now), seed, keyOf, index);
    return createWorlds(first, index, seed, keyOf);
  };
  let worlds = begin();
  const journal = createJournal();
  const hooks = createHooks({
    ...options.hooks,
    ...(onError ? { onError } : {}),
    record: (attempt) => {
      journal.record(occurrenceOf(attempt, contract));
      options.hooks?.record?.(attempt);
    },
  });
  const pass = fold([journaled(journal), faulty, hooks.stage, ...stages], respond);

  const controlled: Controlled = {
    worlds: () => worlds,
    service: () => serving.service,
    document: () => document,
    journal,
    tell: (world, writes) => hooks.tell(serving.service, world, writes),
    credentials: ({ seed: grown, store, sources }) => writeCredentials(contract, grown, store, sources.now()),
    seed,
  };
  const control = options.control ? openControl(controlled, options.control) : undefined;

  async function route(request: HttpRequest, match: Match): Promise<HttpResponse> {
    if (isForTokens(serving, request, match) && !isPreflight(request))
      return withCors(request, await serving.authorization.answer(request, worlds));
    if (match.kind === "nothing" && control && request.path.startsWith(controlPrefix))
      return control(request);
    if (isPreflight(request)) return answerPreflight(request, allowedBy(match, request));
    if (match.kind === "method" && request.method === "OPTIONS") {
      return withCors(request, { status: 204, headers: { allow: match.allowed.join(", ") }, body: "" });
    }
    const { service } = serving;
    const opened = await openedBy(worlds, service.contract, request, match);
    const passage = { request, match, world: opened, service, bodyLimit, notes: new Map() };
    return withCors(request, await pass(passage));
  }

  return {
    get contract() {
      return contract;
    },
    bodyLimit,
    get worlds() {
      return worlds;
    },
    journal,
    hooks,
    credentials: () => controlled.credentials(worlds.main()),
    reset: () => {
      worlds = begin();
    },
    adopt: (next, written) => {
      serving = serve(next);
      contract = next;
      document = written;
    },
    handle: async (request) => {
      let operation = `${request.method} ${request.path}`;
      try {
        const match = serving.service.route(request.method, request.path);
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
  for (const value of valuesIn(credentialsIn(contract, match.operation, request))) {
    const found = await worlds.find(value);
    if (found) return found.world;
  }
  return worlds.main();
}

/** The control API, loaded when it is first asked for: a mock starts without it. */
function openControl(
  controlled: Controlled,
  options: ControlOptions,
): (request: HttpRequest) => Promise<Served> {
  let opening: Promise<(request: HttpRequest) => Promise<Served>> | undefined;
  return async (request) => {
    opening ??= import("../control/control.ts").then(({ createControl }) =>
      createControl(controlled, options),
    );
    return await (
      await opening
    )(request);
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

/** Whether a request goes to the authorization server: the document's own operations go before it. */
function isForTokens({ authorization }: Serving, { method, path }: HttpRequest, match: Match): boolean {
  if (match.kind === "method") return authorization.takes(method, path);
  return match.kind === "nothing" && authorization.has(path);
}
