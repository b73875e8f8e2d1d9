import { settleRow, type Collection, type Json, type Property } from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { matches } from "../../state/matches.ts";
import type { Write } from "../../state/store.ts";
import { asFound, type Asking } from "../asking.ts";
import { dueIn, insert, type Due } from "./due.ts";
import type { Guard } from "./guard.ts";
import { once } from "../once.ts";
import { reserved } from "./reserved.ts";
import type { Service } from "../service.ts";
import { touch } from "../effects/stamps.ts";

/** Where everything that is due in a tenant stands, the soonest first: one row, so that one look tells. */
const pending = { kind: "row", of: reserved.due, id: "pending" } as const;

/** Remembers what will become of the rows that an operation writes. */
export const moves: Guard = function* (turn, next) {
  const answer = yield* next();
  const writes = yield* withDue(turn.service, answer.writes, turn.now);
  return writes === answer.writes ? answer : { ...answer, writes };
};

/** Whether any property of the contract passes on by itself. */
export const movesIn: (service: Service) => boolean = once(({ contract }: Service) =>
  Object.values(contract.collections).some((collection) => movingIn(collection).length > 0),
);

const movingIn = once(({ properties }: Collection): readonly Property[] =>
  Object.values(properties).filter(({ moves }) => moves !== undefined),
);

/**
 * The writes, and with them what they make due: a property that comes to the value from which it passes on.
 * @param now ISO 8601.
 */
export function* withDue(service: Service, writes: readonly Write[], now: string): Asking<readonly Write[]> {
  const puts = writes
    .filter((write) => write.kind === "put")
    .filter(({ of }) => movingIn(service.collection(of)).length > 0);
  if (puts.length === 0) return writes;
  const [kept, ...found] = yield [pending, ...puts.map(({ of, id }) => ({ kind: "row", of, id }) as const)];
  const begun = puts.flatMap(({ of, id, row }, index) =>
    movingIn(service.collection(of)).flatMap((property) =>
      begins(property, row, asFound(found[index]).row) ? [dueOf(property, of, id, now)] : [],
    ),
  );
  if (begun.length === 0) return writes;
  const { row, version } = asFound(kept);
  const entries = begun.reduce(insert, dueIn(row));
  return [...writes, writeOf(entries, version)];
}

/**
 * The writes that let happen what is due in a tenant; none where nothing is. A row that has left the value since, or is
 * gone, stays as it is.
 * @param now ISO 8601.
 */
export function* happen(service: Service, tenant: string, now: string): Asking<readonly Write[]> {
  const [kept] = yield [pending];
  const { row, version } = asFound(kept);
  const entries = dueIn(row);
  const moment = Date.parse(now);
  if (entries[0] === undefined || Date.parse(entries[0].at) > moment) return [];

  const ready = entries.filter(({ at }) => Date.parse(at) <= moment);
  const names = [...new Map(ready.map(({ of, id }) => [JSON.stringify([of, id]), { of, id }])).values()];
  const found = yield names.map(({ of, id }) => ({ kind: "row", of, id }) as const);
  const writes = names.flatMap(({ of, id }, index): Write[] => {
    const { row: before, version: seen } = asFound(found[index]);
    const own = ready.filter((each) => each.of === of && each.id === id);
    const after = before && own.reduce((one, due) => moved(service, tenant, one, due), before);
    return after === undefined || after === before
      ? []
      : [{ kind: "put", of, id, row: after, version: seen }];
  });
  return [...writes, writeOf(entries.slice(ready.length), version)];
}

/** The row as it is from the moment of the move on. */
function moved(service: Service, tenant: string, row: Row, { of, property, from, to, at }: Due): Row {
  if (!matches(row, { [property]: from })) return row;
  const collection = service.collection(of);
  const touched = touch(collection, { ...row, [property]: to }, at);
  return settleRow(collection, touched, service.tenant(tenant));
}

function begins({ name, moves }: Property, after: Row, before: Row | undefined): boolean {
  if (moves === undefined) return false;
  const there: Readonly<Record<string, Json>> = { [name]: moves.from };
  return matches(after, there) && !(before && matches(before, there));
}

function dueOf({ name, moves }: Property, of: string, id: string, now: string): Due {
  const { from = null, to = null, seconds = 0 } = moves ?? {};
  const at = new Date(Date.parse(now) + seconds * 1000).toISOString();
  return { at, of, id, property: name, from, to };
}

function writeOf(entries: readonly Due[], version: number): Write {
  const { of, id } = pending;
  if (entries.length === 0) return { kind: "remove", of, id, version };
  return { kind: "put", of, id, row: { id, entries: entries.map((due) => ({ ...due })) }, version };
}
