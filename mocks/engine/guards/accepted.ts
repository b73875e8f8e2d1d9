import {
  asObject,
  expandPath,
  getPointer,
  isJson,
  isObject,
  replyFor,
  setPointer,
  type Collection,
  type Contract,
  type HttpResponse,
  type Json,
  type JsonObject,
  type Operation,
  type RowEffect,
  type Template,
} from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import type { Guard } from "./guard.ts";
import { isAccepted, isStatus } from "./job-status.ts";
import { newRow } from "../effects/new-row.ts";
import { once } from "../once.ts";
import { rowId } from "../effects/row-id.ts";
import type { Turn } from "../turn.ts";

/**
 * Gives what an operation has begun (202) a job that can be looked at: a row of the collection to which the reply's
 * Location or Link leads. An operation that makes such a row itself has it already.
 */
export const accepted: Guard = function* (turn, next) {
  const answer = yield* next();
  if (answer.response.status !== 202 || !isAccepted(turn.operation)) return answer;
  const job = jobIn(turn.service.contract)(turn.operation);
  if (!job) return answer;

  const collection = turn.service.collection(job.of);
  const row = newRow(turn, creating(job), collection);
  const id = rowId(row[collection.key]) ?? "";
  return {
    ...answer,
    response: pointTo(turn, job, row, id, answer.response),
    writes: [...answer.writes, { kind: "put", of: job.of, id, row, version: 0 }],
  };
};

/** Where the job of an operation lives, and which of the operations shows it. */
interface Job {
  readonly of: string;
  readonly read: Operation;
  /** The gap in the path that names it. */
  readonly gap: string;
  /** Where in the answer's body its id stands: `/jobId`; `""` where it does not. */
  readonly at: string;
}

const jobIn = once((contract: Contract) => once((operation: Operation) => jobOf(contract, operation)));

function jobOf(contract: Contract, operation: Operation): Job | undefined {
  const reply = replyFor(operation, 202);
  const own = operation.effect.kind === "none" ? "" : operation.effect.of;
  for (const link of reply?.links ?? []) {
    const read = contract.operations.find(({ id }) => id === link.operation);
    const job = read && asJob(read, own);
    if (job) return { ...job, at: pointerIn(link.parameters[job.gap]) };
  }
  if (!reply?.headers.some(({ name }) => name === "location")) return undefined;
  if (operation.effect.kind === "create" && hasStatus(contract.collections[own])) return undefined;
  const jobs = contract.operations.flatMap((read) => asJob(read, own) ?? []);
  return jobs.find(({ of }) => /^(jobs?|tasks?|operations?|runs?|processes)$|_?(jobs|tasks)$/i.test(of));
}

/** Whether the rows themselves say how far they have come, so that no other row need do so. */
function hasStatus(collection: Collection | undefined): boolean {
  return Object.keys(collection?.properties ?? {}).some(isStatus);
}

function asJob(read: Operation, own: string): Job | undefined {
  const { effect } = read;
  const { key } = effect.kind === "read" ? effect : {};
  if (effect.kind !== "read" || effect.of === own || key?.kind !== "expression") return undefined;
  return key.source === "request.path" ? { of: effect.of, read, gap: key.name, at: "" } : undefined;
}

function pointerIn(template: Template | undefined): string {
  return template?.kind === "expression" && template.source === "response.body" ? template.pointer : "";
}

function creating({ of, read }: Job): RowEffect {
  const { effect } = read;
  const where = effect.kind === "read" ? effect.where : {};
  const envelope = { rows: "", total: undefined, next: undefined, fixed: {} };
  const none = { needs: [], when: undefined, set: {}, takesBody: false, reply: [], envelope };
  return { kind: "create", of, key: undefined, where, ...none };
}

/** The answer, in which Location and the body name the job; a body that shows the job shows it as it is. */
function pointTo(
  turn: Turn,
  { read, gap, at }: Job,
  row: Row,
  id: string,
  response: HttpResponse,
): HttpResponse {
  const { body } = response;
  const isNamed = at !== "" && typeof body === "string" && isJson(response.headers["content-type"] ?? "");
  const said = isNamed ? (JSON.parse(body) as unknown) : undefined;
  const path = pathOf(turn, read, gap, id);
  const located = replyFor(turn.operation, 202)?.headers.some(({ name }) => name === "location") ?? false;
  return {
    ...response,
    headers: { ...response.headers, ...(located && path !== undefined ? { location: path } : {}) },
    body: isObject(said) ? JSON.stringify(setPointer(showJob(said, at, row), at, id)) : body,
  };
}

/** What stands around the job's id, with the values that the job has under the same names. */
function showJob(said: JsonObject, at: string, row: Row): Json {
  const around = at.slice(0, at.lastIndexOf("/"));
  const shown = asObject(getPointer(said, around));
  const members = Object.keys(shown).map((name) => [name, row[name] ?? shown[name] ?? null] as const);
  return setPointer(said, around, Object.fromEntries(members));
}

/** The path of the job; `undefined` where this request does not know all of its gaps. */
function pathOf(turn: Turn, read: Operation, gap: string, id: string): string | undefined {
  const given = Object.entries(turn.values.path).map(([name, value]) => [name, rowId(value) ?? ""] as const);
  try {
    return (
      turn.service.contract.basePath + expandPath(read.path, { ...Object.fromEntries(given), [gap]: id })
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined; // A gap without a value.
    throw error;
  }
}
