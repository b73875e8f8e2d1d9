import { createRouter, readRequest, type HttpRequest, type Match, type Operation } from "../../spec/index.ts";
import { refuseMethod } from "../engine/answer.ts";
import { octets } from "../engine/octets.ts";
import { refusal } from "../engine/refusals/refusal.ts";
import { refuseInput } from "../engine/refusals/refuse-input.ts";
import { problem } from "../engine/refusals/refuse.ts";
import { movesIn } from "../engine/guards/moves.ts";
import { letMovesHappen } from "../server/moves.ts";
import { controlBodyLimit } from "../server/control.ts";
import type { Served } from "../server/served.ts";
import type { Controlled, ControlOptions } from "./controlled.ts";
import type { Call, Result } from "./handler.ts";
import { resources } from "./resources.ts";
import { refuseStranger } from "./safety.ts";
import { tenantOf } from "./tenants.ts";
import { textAt } from "./values.ts";

/** Answers requests for the control API, by its own contract. */
export type Control = (request: HttpRequest) => Promise<Served>;

/** Its answers have no CORS fields: no page of another origin may read keys. */
export function createControl(controlled: Controlled, { contract, token }: ControlOptions): Control {
  let route: ((method: string, path: string) => Match) | undefined;
  return async (request) => {
    const match = (route ??= createRouter(contract()))(request.method, request.path);
    if (match.kind === "nothing")
      return problem(
        refusal(404, `The control API has no path "${request.path}"; see /__counterfoil/reference`),
      );
    const { allowed = [] } = match.kind === "method" ? match : {};
    if (request.method === "OPTIONS")
      return { status: 204, headers: { allow: allowed.join(", ") }, body: "" };
    if (match.kind === "method") return problem(refuseMethod(request, match.allowed));
    const stranger = refuseStranger(request, token);
    if (stranger) return problem(stranger);
    if (octets(request.body) > controlBodyLimit)
      return problem(refusal(413, `The body must have at most ${controlBodyLimit} octets`));
    const reading = readRequest(match.operation, match.path, request);
    if (reading.problems.length > 0) return problem(refuseInput(match.operation, reading.problems));
    return write(await perform({ controlled, request, values: reading.values }, match.operation), request);
  };
}

/** Looks up what the path names, the outermost first, and lets the operation's handler do its work. */
async function perform(call: Call, { id }: Operation): Promise<Result> {
  for (const { plain, world: about, tenant: within } of resources) {
    const simple = plain?.[id];
    if (simple) return simple(call);
    const ofWorld = about?.[id];
    const ofTenant = within?.[id];
    if (!ofWorld && !ofTenant) continue;
    const { path } = call.values;
    const name = textAt(path, "world") ?? "";
    const world = call.controlled.worlds().get(name);
    if (!world) return missing(`There is no world "${name}"`);
    const service = call.controlled.service();
    // What is due has happened for whoever looks past the door as well.
    if (movesIn(service)) call.controlled.tell(world, await letMovesHappen(service, world));
    if (ofWorld) return ofWorld({ ...call, world });
    const wanted = textAt(path, "tenant") ?? "";
    const tenant = await tenantOf(world, wanted);
    if (!tenant) return missing(`The world ${name} has no tenant "${wanted}"`);
    return ofTenant ? ofTenant({ ...call, world, tenant }) : missing("");
  }
  throw new Error(`No handler of the control API is for ${id}`);
}

function missing(sentence: string): Result {
  return { kind: "refused", refusal: refusal(404, sentence) };
}

const careful = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

function write(result: Result, { method }: HttpRequest): Served {
  switch (result.kind) {
    case "refused":
      return problem(result.refusal);
    case "empty":
      return { status: 204, headers: careful, body: "" };
    case "text": {
      const headers = { ...careful, ...result.headers, "content-type": result.mediaType };
      return { status: 200, headers, body: result.text };
    }
    case "stream": {
      const headers = { ...careful, "content-type": result.mediaType };
      return method === "HEAD"
        ? { status: 200, headers, body: "" }
        : { status: 200, headers, body: "", stream: result.stream };
    }
    case "json": {
      const location = result.location === undefined ? {} : { location: result.location };
      const headers = { ...careful, ...location, "content-type": "application/json" };
      return { status: result.status, headers, body: JSON.stringify(result.body) };
    }
    default:
      return result satisfies never;
  }
}
