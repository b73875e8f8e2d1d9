import type { Refusal } from "./refusals/refusal.ts";
import { refuse } from "./refusals/refuse.ts";
import { reply } from "./replies/reply.ts";
import type { Answer, Outcome, Turn } from "./turn.ts";

/** A request that was let in, read or not. */
export type Door = Pick<Turn, "service" | "operation" | "request" | "sources" | "visitor">;

/** What came of an operation, as the document words it. */
export function say(turn: Turn, outcome: Outcome): Answer {
  if (outcome.kind === "refused") return sayNo(turn, outcome.refusal);
  return { response: reply(turn, outcome), writes: outcome.writes, tenant: turn.visitor.tenant };
}

/** A refusal, as the document words it; nothing is written. */
export function sayNo(door: Door, refusal: Refusal): Answer {
  const { service, operation, request, sources, visitor } = door;
  const occasion = { path: request.path, now: sources.now() };
  const response = refuse(service.contract, operation, refusal, sources.chance, occasion);
  return { response, writes: [], tenant: visitor.tenant };
}
