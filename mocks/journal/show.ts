import type { Body, Deviation, Json, JsonObject } from "../../spec/index.ts";
import type { Entry } from "./entry.ts";
import { maskRequest, maskResponse } from "./mask.ts";

/** An entry in a line. */
export function showEntry(entry: Entry): JsonObject {
  const { id, kind, at, world, contract, operation, name, url, request, response, milliseconds, why } = entry;
  const visitor = why.admission?.kind === "admitted" ? why.admission.visitor : undefined;
  const verdict = entry.verdict();
  return {
    id,
    kind,
    at,
    world,
    operation: operation?.id ?? (name === "" ? null : name),
    method: request.method,
    path: url === "" ? maskRequest(contract, request).path : url,
    status: response?.status ?? null,
    tenant: visitor?.key?.tenant ?? null,
    key: visitor?.key?.name ?? null,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    conforms: verdict === undefined ? null : verdict.length === 0,
  };
}

/** An entry with its messages, credentials masked. */
export function showWhole(entry: Entry): JsonObject {
  const { contract, request, response } = entry;
  return {
    ...showEntry(entry),
    request: { headers: maskRequest(contract, request).headers, body: showBody(request.body) },
    response: response ? { headers: maskResponse(response), body: showBody(response.body) } : null,
    verdict: (entry.verdict() ?? []).map(showDeviation),
  };
}

function showBody(body: Body): Json {
  return typeof body === "string" ? body : `${body.length} octets`;
}

function showDeviation({ aspect, pointer, sentence }: Deviation): JsonObject {
  return { aspect, pointer, sentence };
}
