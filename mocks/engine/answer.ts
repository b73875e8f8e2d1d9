import type { HttpRequest, HttpResponse, Match, Operation, Problem, Scope } from "../../spec/index.ts";
import { parsePointer, readRequest } from "../../spec/index.ts";
import type { Write } from "../state/store.ts";
import type { Asking } from "./asking.ts";
import { guarded } from "./guards.ts";
import { octets } from "./octets.ts";
import { refusal, type Reason, type Refusal } from "./refusal.ts";
import { refuse } from "./refuse.ts";
import { reply } from "./reply.ts";
import type { Admission } from "./security.ts";
import type { Service } from "./service.ts";
import type { Sources, Turn, Visitor } from "./turn.ts";
import { refuseOutside } from "./within.ts";

/** A request that has come as far as the door. */
export interface Arrival {
  readonly request: HttpRequest;
  readonly match: Match;
  /** Whether it is let in; only asked where it leads to an operation. */
  readonly admission: Admission | undefined;
  /** Octets that a body may have. */
  readonly bodyLimit: number;
}

/** What is said, and what must be written to make it true. */
export interface Answer {
  readonly response: HttpResponse;
  readonly writes: readonly Write[];
  /** Whose rows the writes are. */
  readonly tenant: string;
}

/**
 * Answers a request. What is wrong is looked for in this order: the path (404), the method (405), the key (401) and
 * its scopes (403), the size of the body (413), its media type (415), the input (400), what a restricted key may
 * name (403), the row (404), then what the row's state and other rows say (409, 400).
 */
export function* answer(service: Service, arrival: Arrival, sources: Sources): Asking<Answer> {
  const { request, match, admission } = arrival;
  const refused = (no: Refusal, operation?: Operation, tenant = service.home): Answer => ({
    response: refuse(service.contract, operation, no, sources.chance),
    writes: [],
    tenant,
  });
  if (match.kind === "nothing") return refused(refusal(404, `No operation has the path "${request.path}"`));
  if (match.kind === "method") return refused(refuseMethod(request, match.allowed));
  const { operation } = match;
  if (!admission || admission.kind === "refused") {
    return refused(
      admission?.refusal ?? refusal(401, "Nobody has asked whether this request may pass"),
      operation,
    );
  }
  const { visitor } = admission;
  if (octets(request.body) > arrival.bodyLimit) {
    return refused(
      refusal(413, `The body must have at most ${arrival.bodyLimit} octets`),
      operation,
      visitor.tenant,
    );
  }

  const reading = readRequest(operation, match.path, request);
  if (reading.problems.length > 0)
    return refused(refuseInput(operation, reading.problems), operation, visitor.tenant);
  const turn = beginTurn(service, operation, request, reading.values, visitor, sources);
  const outside = refuseOutside(turn);
  if (outside) return refused(outside, operation, visitor.tenant);

  const outcome = yield* guarded(turn);
  if (outcome.kind === "refused") return refused(outcome.refusal, operation, visitor.tenant);
  return { response: reply(turn, outcome), writes: outcome.writes, tenant: visitor.tenant };
}

function beginTurn(
  service: Service,
  operation: Operation,
  request: HttpRequest,
  values: Turn["values"],
  visitor: Visitor,
  sources: Sources,
): Turn {
  const { path, query, body } = values;
  const tenant = service.tenant(visitor.tenant);
  const url = `http://${request.headers["host"] ?? "localhost"}${request.path}${request.query === "" ? "" : `?${request.query}`}`;
  const scope: Scope = {
    request: { method: request.method, url, path, query, header: request.headers, body },
    tenant,
  };
  return { service, operation, request, values, visitor, tenant, scope, now: sources.now(), sources };
}

function refuseMethod({ method, path }: HttpRequest, allowed: readonly string[]): Refusal {
  const sentence = `${path} does not take ${method}; it takes ${allowed.join(", ")}`;
  return refusal(405, sentence, { headers: { allow: allowed.join(", ") } });
}

/** All problems together; a media type that nobody can read goes before what might be wrong with the rest. */
function refuseInput(operation: Operation, problems: readonly Problem[]): Refusal {
  const unreadable = problems.filter(({ kind }) => kind === "mediaType");
  if (unreadable.length > 0) {
    const accept = operation.body?.contents.map(({ mediaType }) => mediaType).join(", ") ?? "";
    return { status: 415, reasons: unreadable.map(reasonOf), headers: accept === "" ? {} : { accept } };
  }
  return { status: inputStatus(operation, problems), reasons: problems.map(reasonOf), headers: {} };
}

/** 400; where the document has 422, that for input that can be read and breaks a rule (RFC 9110, section 15.5.21). */
function inputStatus({ replies }: Operation, problems: readonly Problem[]): number {
  const has = (status: string): boolean => replies.some((reply) => reply.status === status);
  const malformed = problems.some(({ kind }) => kind === "malformed");
  return has("422") && !(malformed && has("400")) ? 422 : 400;
}

function reasonOf({ in: place, name, at, sentence }: Problem): Reason {
  const inBody = place === "body";
  return { sentence, field: inBody ? parsePointer(at).join(".") : name, pointer: inBody ? at : "" };
}
