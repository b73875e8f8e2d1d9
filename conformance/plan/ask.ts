import type { Operation } from "../../spec/index.ts";
import { removal } from "./cleanup.ts";
import type { Draft, NewStep } from "./draft.ts";
import { requiredValues } from "./fill-request.ts";
import { makeBody, type Fullness } from "./make-body.ts";
import { placeOf, referring, type Place, type Use } from "./provision.ts";
import { rowEffectOf } from "./reading.ts";

/** What an operation does to the row that it names. */
export function useOf(operation: Operation): Use {
  const kind = rowEffectOf(operation)?.kind;
  if (kind === "remove") return "up";
  return kind === "merge" || kind === "replace" ? "change" : "see";
}

/** A request of the operation in which everything is as it should be; what `changes` says is otherwise. */
export interface Asking {
  readonly place?: Place;
  readonly use?: Use;
  readonly fullness?: Fullness;
  readonly changes?: Partial<NewStep>;
}

/**
 * Adds a request of the operation in which everything is as it should be, but for what `changes` says. What it makes is removed
 * after the case. Returns the name of the step.
 */
export function ask(draft: Draft, operation: Operation, asking: Asking = {}): string {
  const { fullness = "full", changes = {} } = asking;
  const { path } = asking.place ?? placeOf(draft, operation, asking.use ?? useOf(operation), "own");
  const writes = !("body" in changes) && changes.raw === undefined;
  const body = writes ? makeBody(draft, operation, fullness, referring(draft, "own")) : undefined;
  const query = requiredValues(draft, operation, "query");
  const headers = requiredValues(draft, operation, "header");
  const request: NewStep = { name: "ask", operation: operation.id, path, query, headers, body };
  return draft.step({ ...request, ...changes }, removal(draft, operation, changes.path ?? path));
}
