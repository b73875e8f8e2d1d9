import { getPointer, type Json, type JsonObject } from "../../spec/index.ts";
import {
  isFoundValue,
  isKnownValue,
  isStepValue,
  type FoundValue,
  type KnownValue,
  type Value,
} from "../plan/value.ts";
import { valueAt } from "../verdict/answer.ts";
import type { Exchange } from "./exchange.ts";
import type { IdWish, KnownIds } from "./known-ids.ts";
import type { Transcript } from "./transcript.ts";

/** A value with everything put in, or why that is not possible. */
type Resolved =
  | { readonly kind: "value"; readonly value: Json }
  /** The user would have to supply something. */
  | { readonly kind: "missing"; readonly reason: string }
  /** An earlier step did not bring it. */
  | { readonly kind: "absent"; readonly reason: string };

/** The `Later` values of one case. An id, once drawn, stays the same throughout the case. */
export interface Resolver {
  readonly resolve: (value: Value) => Resolved;
  /** The ids that a value needs, drawn ahead, so that a case that lacks one is never begun. */
  readonly draw: (value: Value) => Resolved;
}

/** @param transcript what the case has sent and found so far */
export function createResolver(ids: KnownIds, transcript: Transcript): Resolver {
  const drawn = new Map<string, Resolved>();

  const known = (wanted: KnownValue): Resolved => {
    const label = JSON.stringify([wanted.$known, wanted.tenant, wanted.fresh]);
    const before = drawn.get(label);
    if (before !== undefined) return before;
    const resolved = drawId(wanted, ids);
    drawn.set(label, resolved);
    return resolved;
  };
  const resolve = (value: Value): Resolved => {
    if (isStepValue(value)) return fromAnswer(transcript.of(value.$step), value.$step, value.at);
    if (isFoundValue(value)) return fromRow(transcript.foundBy(value.$found), value);
    return isKnownValue(value) ? known(value) : inside(value, resolve);
  };
  const draw = (value: Value): Resolved => {
    if (isStepValue(value) || isFoundValue(value)) return { kind: "value", value: null };
    return isKnownValue(value) ? known(value) : inside(value, draw);
  };
  return { resolve, draw };
}

function drawId(wanted: KnownValue, ids: KnownIds): Resolved {
  const wish: IdWish = { name: wanted.$known, tenant: wanted.tenant };
  const id = wanted.fresh ? ids.fresh(wish) : ids.shared(wish);
  if (id !== undefined) return { kind: "value", value: id };
  if (wanted.otherwise !== undefined) return { kind: "value", value: wanted.otherwise };
  return { kind: "missing", reason: lackOf(wish, wanted.fresh) };
}

/** What the user would have to write down for a wish to be met. */
export function lackOf(wish: IdWish, fresh: boolean): string {
  if (wish.tenant === "other")
    return `no id of a second tenant: add one under "foreign", "${wish.name}" to the credentials file`;
  return fresh
    ? `no id to spare: add one more under "known", "${wish.name}" to the credentials file`
    : `no known id: add one under "known", "${wish.name}" to the credentials file`;
}

function fromAnswer(exchanges: readonly Exchange[], step: string, at: string): Resolved {
  const value = valueAt(exchanges.at(-1), at);
  if (value !== undefined) return { kind: "value", value };
  return {
    kind: "absent",
    reason: `the answer to the step "${step}" has nothing at ${at === "" ? "its root" : at}`,
  };
}

function fromRow(row: JsonObject | undefined, { $found, at }: FoundValue): Resolved {
  const value = row === undefined ? undefined : getPointer(row, at);
  if (value !== undefined) return { kind: "value", value };
  return { kind: "absent", reason: `the row that the step "${$found}" found has nothing at ${at}` };
}

function inside(value: Value, each: (value: Value) => Resolved): Resolved {
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      const resolved = each(item);
      if (resolved.kind !== "value") return resolved;
      items.push(resolved.value);
    }
    return { kind: "value", value: items };
  }
  if (typeof value !== "object" || value === null) return { kind: "value", value };
  const members: Record<string, Json> = {};
  for (const [name, member] of Object.entries(value)) {
    const resolved = each(member);
    if (resolved.kind !== "value") return resolved;
    members[name] = resolved.value;
  }
  return { kind: "value", value: members };
}
