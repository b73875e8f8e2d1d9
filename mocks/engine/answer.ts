import type { HttpRequest, Match, Operation, Scope } from "../../spec/index.ts";
import { readRequest } from "../../spec/index.ts";
import type { Asking } from "./asking.ts";
import { guarded } from "./guards/guards.ts";
import { grant } from "./replies/grant.ts";
import { octets } from "./octets.ts";
import { preferencesIn } from "./replies/prefer.ts";
import { limited } from "./guards/rates.ts";
import { refusal, type Refusal } from "./refusals/refusal.ts";
import { refuseInput } from "./refusals/refuse-input.ts";
import { refuse } from "./refusals/refuse.ts";
import { sayNo, type Door } from "./say.ts";
import type { Admission } from "./security/security.ts";
import type { Service } from "./service.ts";
import type { Answer, Sources, Turn, Visitor } from "./turn.ts";
import { wishIn } from "./replies/wish.ts";
import { refuseOutside } from "./effects/within.ts";

/** A request that has come as far as the door. */
export interface Arrival {
  readonly request: HttpRequest;
  readonly match: Match;
  /** Whether it is let in; only asked where it leads to an operation. */
  readonly admission: Admission | undefined;
  /** Octets that a body may have. */
  readonly bodyLimit: number;
}

/**
 * Answers a request. What is wrong is looked for in this order: the path (404), the method (405), the key (401) and
 * its scopes (403), how often it has asked (429), the size of the body (413), its media type (415), the input (400),
 * what a restricted key may name (403), the row (404), then what the row's state, other rows and the request's own
 * conditions say (409, 400, 412).
 */
export function* answer(service: Service, arrival: Arrival, sources: Sources): Asking<Answer> {
  const { request, match, admission } = arrival;
  const refused = (no: Refusal, operation?: Operation): Answer => ({
    response: refuse(service.contract, operation, no, sources.chance, {
      path: request.path,
      now: sources.now(),
    }),
    writes: [],
    tenant: service.home,
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
  const door = { service, operation, request, visitor, sources };
  return yield* limited(door, () => enter(door, arrival, match.path));
}

/** What comes of a request that was let in. */
function* enter(
  door: Door,
  { request, bodyLimit }: Arrival,
  path: Readonly<Record<string, string>>,
): Asking<Answer> {
  const { service, operation, visitor, sources } = door;
  if (octets(request.body) > bodyLimit)
    return sayNo(door, refusal(413, `The body must have at most ${bodyLimit} octets`));

  const wish = wishIn(operation, preferencesIn(operation, request), service.success(operation).status);
  if (wish.kind === "impossible") return sayNo(door, wish.refusal);
  // A refusal that is asked for needs no input that is right; a success does.
  if (wish.kind === "wish" && wish.status >= 400) return grant(door, wish);
  const reading = readRequest(operation, path, request);
  if (reading.problems.length > 0) return sayNo(door, refuseInput(operation, reading.problems));
  const turn = beginTurn(service, operation, request, reading.values, visitor, sources);
  const outside = refuseOutside(turn);
  if (outside) return sayNo(door, outside);
  return wish.kind === "wish" ? grant(door, wish) : yield* guarded(turn);
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
  const now = sources.now();
  const scope: Scope = {
    request: { method: request.method, url, path, query, header: request.headers, body },
    tenant,
    now,
  };
  return { service, operation, request, values, visitor, tenant, scope, now, sources };
}

/** A method that the path does not have. */
export function refuseMethod({ method, path }: HttpRequest, allowed: readonly string[]): Refusal {
  const sentence = `${path} does not take ${method}; it takes ${allowed.join(", ")}`;
  return refusal(405, sentence, { headers: { allow: allowed.join(", ") } });
}
