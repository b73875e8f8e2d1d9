import type { HttpResponse } from "../../spec/index.ts";
import { refusal } from "../engine/refusals/refusal.ts";
import { refuse } from "../engine/refusals/refuse.ts";
import type { Fault } from "./faults.ts";
import type { Served } from "./served.ts";
import type { Passage, Stage } from "./stage.ts";

/** Lets go wrong what was told to. */
export const faulty: Stage = async (passage, next) => {
  const { match, world, notes } = passage;
  if (match.kind !== "operation") return next(passage);
  const fault = world.faults.strike(match.operation.id);
  if (!fault) return next(passage);
  notes.set("fault", fault);
  if (fault.delay) await wait(between(passage, fault.delay));
  const response = fault.status === undefined ? await next(passage) : forced(passage, fault.status);
  const served: Served = cut(response, fault);
  return served;
};

/** As the document words it, with what its status and the header fields that go with it need. */
function forced({ service, match, world }: Passage, status: number): HttpResponse {
  const operation = match.kind === "operation" ? match.operation : undefined;
  const headers = headersOf[status] ?? {};
  const no = refusal(status, `The control API has forced this answer of ${status}`, { headers });
  return refuse(service.contract, operation, no, world.sources.chance);
}

/** What clients go by (RFC 9110, sections 15.5.2, 10.2.3). */
const headersOf: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { "www-authenticate": "Bearer" },
  429: { "retry-after": "1" },
  503: { "retry-after": "1" },
};

function cut(response: HttpResponse, { drop, truncate }: Fault): Served {
  if (drop) return { ...response, cut: "whole" };
  return truncate ? { ...response, cut: "half" } : response;
}

function between({ world }: Passage, { min, max }: NonNullable<Fault["delay"]>): number {
  return world.sources.chance.int(Math.min(min, max), Math.max(min, max));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
