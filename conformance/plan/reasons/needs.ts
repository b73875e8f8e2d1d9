import type { Contract, Need, Operation } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import { called, claimStatus } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { unknownId } from "../fill-request.ts";
import { makeBody } from "../make-body.ts";
import { placeOf, referring } from "../provision.ts";
import { collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { isMembers } from "../value.ts";
import type { Reason } from "./reason.ts";

/** A row that the body names must be there; where it is not, nothing is done. */
export const needs: Reason = (contract, operation, tools) => {
  const named = rowEffectOf(operation)?.needs.filter(({ at }) => /^\/[^/]+$/.test(at)) ?? [];
  return named.map((need) => missing(contract, operation, tools, need));
};

/** The row that a body names is not there. */
function missing(contract: Contract, operation: Operation, tools: Tools, need: Need): Case {
  const property = need.at.slice(1);
  const title = `a ${property} that no row has`;
  const heading = { operation, name: `needs/${property}`, kind: "state", title, alone: true } as const;
  const draft = tools.open(heading);
  const place = placeOf(draft, operation, useOf(operation), "own");
  const collection = contract.collections[need.row];
  const schema = collection?.properties[collection.key]?.schema ?? { type: "string", format: "uuid" };
  const own = referring(draft, "own");
  const body = makeBody(draft, operation, "full", (asked, name) =>
    name === property ? unknownId(draft, schema) : own(asked, name),
  );
  if (!isMembers(body) || !Object.hasOwn(body, property))
    return silentCase(heading, `the body that can be made for ${called(operation)} has no ${property}`);
  const of = collectionOf(contract, operation);
  const reader = of && place.row && readerOf(contract, of.name);
  const before = reader && visit(draft, reader, place, { name: "before", role: "prepare" });
  const step = ask(draft, operation, { place, changes: { body } });
  claimStatus(draft, step, operation, [String(need.else)], title, operation.pointer);
  if (reader === undefined || before === undefined) return draft.close();
  const after = visit(draft, reader, place, { name: "after" });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const check = { kind: "kept", step: after, at, since: before, was: at, except: [] } as const;
  draft.claim("kept", `${called(operation)} changes nothing when it refuses`, operation.pointer, check);
  return draft.close();
}
