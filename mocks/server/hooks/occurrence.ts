import type { Contract, HttpRequest, HttpResponse } from "../../../spec/index.ts";
import type { Occurrence } from "../../journal/entry.ts";
import type { Attempt, Delivery, Outcome } from "./delivery.ts";

/** An attempt as the journal has it. */
export function occurrenceOf(attempt: Attempt, contract: Contract): Occurrence {
  const { delivery, at, milliseconds, outcome } = attempt;
  return {
    kind: "delivery",
    at,
    world: delivery.world,
    contract,
    operation: undefined,
    name: delivery.name,
    url: delivery.url,
    request: requestOf(delivery),
    response: responseOf(outcome),
    milliseconds,
    why: { admission: undefined, sightings: undefined, fault: undefined, remarks: remarksOn(attempt) },
  };
}

function requestOf({ method, url, headers, body }: Delivery): HttpRequest {
  if (!URL.canParse(url)) return { method, path: url, query: "", headers, body };
  const { pathname, search, host } = new URL(url);
  return { method, path: pathname, query: search.slice(1), headers: { host, ...headers }, body };
}

function responseOf(outcome: Outcome): HttpResponse | undefined {
  if (outcome.kind !== "answered") return undefined;
  return { status: outcome.status, headers: outcome.headers, body: "" };
}

function remarksOn({ delivery, number, outcome, last }: Attempt): readonly string[] {
  if (outcome.kind === "withheld") return [outcome.sentence];
  const said = outcome.kind === "failed" ? [outcome.sentence] : [];
  const taken = outcome.kind === "answered" && outcome.accepted;
  const what = taken ? "it was taken" : last ? "it is given up" : "it is tried again";
  return [...said, `Attempt ${number} at the ${delivery.kind} ${delivery.name}: ${what}`];
}
