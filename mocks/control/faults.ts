import { asObject, replyFor, type JsonObject, type Operation } from "../../spec/index.ts";
import type { Fault, LiveFault } from "../server/faults.ts";
import { created, no, nothing, ok, type Resource, type Result, type WorldCall } from "./handler.ts";
import { numberAt, textAt } from "./values.ts";

const most = 100;

/** Faults: answers that go wrong on purpose. */
export const faults: Resource = {
  world: {
    listFaults: ({ world }) => ok({ faults: world.faults.all().map(show) }),
    addFault,
    clearFaults: ({ world }) => {
      world.faults.clear();
      return nothing;
    },
    deleteFault: ({ world, values }) => {
      const id = textAt(values.path, "fault") ?? "";
      return world.faults.remove(id) ? nothing : no(404, `The world ${world.name} has no fault "${id}"`);
    },
  },
};

function addFault({ controlled, world, values }: WorldCall): Result {
  const body = asObject(values.body);
  const id = textAt(body, "operation") ?? "";
  const { operations } = controlled.service().contract;
  const operation = operations.find((each) => each.id === id);
  if (!operation) {
    const known = operations.map((each) => each.id).join(", ");
    return no(400, `operation must be one of ${known}, but is "${id}"`, "/operation");
  }
  const status = numberAt(body, "status");
  if (status !== undefined && !isRefusal(operation, status))
    return no(
      400,
      `status must be a refusal that ${id} documents (${refusals(operation)}), but is ${status}`,
    );
  if (world.faults.all().length >= most)
    return no(409, `The world ${world.name} has ${most} faults already; take some away first`);
  return created(show(world.faults.add({ operation: id, ...wrong(body), ...turns(body) })));
}

/** What goes wrong. */
function wrong(body: JsonObject): Pick<Fault, "status" | "drop" | "truncate" | "delay"> {
  const status = numberAt(body, "status");
  const delay = asObject(body["delay"]);
  const ms = numberAt(delay, "ms");
  const [min, max] = [numberAt(delay, "min") ?? ms, numberAt(delay, "max") ?? ms];
  return {
    ...(status === undefined ? {} : { status }),
    ...(body["drop"] === true ? { drop: true } : {}),
    ...(body["truncate"] === true ? { truncate: true } : {}),
    ...(min === undefined || max === undefined ? {} : { delay: { min, max } }),
  };
}

/** With how many answers. */
function turns(body: JsonObject): Pick<Fault, "times" | "every"> {
  const every = numberAt(body, "every");
  return every === undefined ? { times: numberAt(body, "times") ?? 1 } : { every };
}

function isRefusal(operation: Operation, status: number): boolean {
  return status >= 400 && status <= 599 && replyFor(operation, status) !== undefined;
}

function refusals({ replies }: Operation): string {
  const documented = replies.map(({ status }) => status).filter((status) => /^[45]|default/.test(status));
  return documented.length === 0 ? "none" : documented.join(", ");
}

function show({ fault, happened }: LiveFault): JsonObject {
  const { id, operation, status, drop, truncate, delay, times, every } = fault;
  return {
    id,
    operation,
    ...(status === undefined ? {} : { status }),
    ...(drop ? { drop } : {}),
    ...(truncate ? { truncate } : {}),
    ...(delay ? { delay: delay.min === delay.max ? { ms: delay.min } : delay } : {}),
    ...(times === undefined ? {} : { times: times - happened }),
    ...(every === undefined ? {} : { every }),
    happened,
  };
}
