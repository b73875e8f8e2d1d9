import { shapeOf, type Contract, type Need, type Operation } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import { called, claimRefusal, claimStatus } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { keyOf, schemaOfGap, unknownId } from "../fill-request.ts";
import { makeBody } from "../make-body.ts";
import { placeOf, provideRow, referring, type Place } from "../provision.ts";
import { bodyContentOf, collectionOf, gapsOf, namedBy, readerOf, rowEffectOf, shownBy } from "../reading.ts";
import { visit } from "../read-row.ts";
import { knownName } from "../row-names.ts";
import { names } from "../statuses.ts";
import { isMembers, type Value } from "../value.ts";
import { asLister, walkList } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** Nobody sees, changes or counts what belongs to another tenant; its ids are as unknown as ids that never were. */
export const tenants: Reason = (contract, operation, tools) =>
  casesOf(contract, operation, tools).map((planned) => toldApart(contract, operation, planned));

/** Whoever need not say who they are belongs to no tenant: not who asks, nor whoever was to make the rows of the other one. */
function toldApart(contract: Contract, operation: Operation, planned: Case): Case {
  const others = planned.steps.filter(({ key }) => key.kind === "other").map(({ operation: id }) => id);
  const open = [operation, ...contract.operations.filter(({ id }) => others.includes(id))].find(isOpen);
  if (open === undefined) return planned;
  const { id, kind, title } = planned;
  const heading = { operation, name: id.slice(operation.id.length + 1), kind, title };
  const whose = open === operation ? "" : ` for ${called(open)}`;
  return silentCase(heading, `the document asks for no key${whose}, so tenants cannot be told apart`);
}

function isOpen({ security }: Operation): boolean {
  return security.length === 0 || security.some((requirement) => requirement.length === 0);
}

function casesOf(contract: Contract, operation: Operation, tools: Tools): readonly Case[] {
  const named = gapsOf(operation.path.text).some((gap) => namedBy(operation, gap) !== undefined);
  const needs =
    operation.effect.kind === "none" ? [] : operation.effect.needs.filter(({ at }) => /^\/[^/]+$/.test(at));
  return [
    ...(named ? [otherId(contract, operation, tools)] : []),
    ...(!named && operation.effect.kind === "list" ? [notListed(operation, tools)] : []),
    ...needs.map((need) => inBody(operation, tools, need)),
  ];
}

function otherId(contract: Contract, operation: Operation, tools: Tools): Case {
  const title = "the id of a row of another tenant";
  const draft = tools.open({ operation, name: "tenant/other-id", kind: "tenant", title });
  // Nothing may come of it, so that the row of the other tenant is only looked at.
  const place = placeOf(draft, operation, useOf(operation) === "up" ? "change" : useOf(operation), "other");
  const collection = collectionOf(contract, operation);
  const reader =
    collection && rowEffectOf(operation) !== undefined ? readerOf(contract, collection.name) : undefined;
  const writes = operation.method !== "GET" && reader !== undefined && place.row !== undefined;
  const before = writes
    ? visit(draft, reader, place, { name: "before", key: keyOf("other"), role: "prepare" })
    : "";
  const seen = seenBy(draft, contract, operation, place, before);
  const step = ask(draft, operation, { place });
  const unknown = Object.fromEntries(
    Object.entries(place.path).map(([gap, value]) => [
      gap,
      namedBy(operation, gap) === undefined ? value : unknownId(draft, schemaOfGap(operation, gap)),
    ]),
  );
  const as = ask(draft, operation, {
    place: { path: unknown, row: undefined },
    changes: { name: "unknown" },
  });
  if (names(operation, "404", "410", "4XX", "default"))
    claimRefusal(draft, step, operation, "unknown", title);
  else
    draft.claim("status", `${called(operation)} refuses ${title}`, operation.pointer, {
      kind: "status",
      step,
      of: ["404", "410", "403", "400"],
      not: [],
    });
  draft.claim(
    "like",
    `${called(operation)} answers ${title} as it answers one that no row has`,
    operation.pointer,
    { kind: "like", step, as, ...seen },
  );
  if (!writes) return draft.close();
  const after = visit(draft, reader, place, { name: "after", key: keyOf("other") });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const check = { kind: "kept", step: after, at, since: before, was: at, except: [] } as const;
  draft.claim(
    "kept",
    `${called(operation)} leaves the row of another tenant as it was`,
    operation.pointer,
    check,
  );
  return draft.close();
}

/** Whoever the row belongs to looks at it, so that it is known to be there. Empty where no operation shows it. */
function seenBy(
  draft: Draft,
  contract: Contract,
  operation: Operation,
  place: Place,
  before: string,
): { readonly since?: string; readonly at?: string; readonly id?: Value } {
  const gap = gapsOf(operation.path.text).findLast((name) => namedBy(operation, name) !== undefined);
  const of = gap === undefined ? undefined : namedBy(operation, gap);
  const id = gap === undefined ? undefined : place.path[gap];
  const collection = of === undefined ? undefined : contract.collections[of];
  const reader = collection && readerOf(contract, collection.name);
  if (collection === undefined || reader === undefined || id === undefined) return {};
  if (shownBy(reader)?.properties[collection.key] === undefined) return {};
  const row = { collection: collection.name, id, path: place.path, sent: undefined, step: "", at: "" };
  const since =
    before === ""
      ? visit(draft, reader, { path: place.path, row }, { name: "seen", key: keyOf("other") })
      : before;
  return { since, at: `${rowEffectOf(reader)?.envelope.rows ?? ""}/${collection.key}`, id };
}

function notListed(operation: Operation, tools: Tools): Case {
  const draft = tools.open({
    operation,
    name: "tenant/not-listed",
    kind: "tenant",
    title: "a row of another tenant",
  });
  const lister = asLister(draft, operation);
  if (lister === undefined) return draft.close();
  const row = provideRow(draft, lister.effect.of, knownName("id", lister.effect.of), "see", "other");
  const { search, paging, envelope } = lister.effect;
  const text = search?.in.map((property) => row.sent?.[property]).find((value) => typeof value === "string");
  const sought = search === undefined || text === undefined ? undefined : { [search.by]: text };
  const key = keyOf("other");
  const theirHits = sought && walkList(draft, lister, { name: "their-hits", query: sought, key });
  // Whoever it belongs to finds it, be it by a search where a list has one page only; else it would show nothing that others do not.
  const theirs =
    theirHits !== undefined && paging?.from === ""
      ? theirHits
      : walkList(draft, lister, { name: "theirs", key });
  const walk = walkList(draft, lister, { name: "list" });
  const { rows } = envelope;
  const listed = { kind: "listed", rows, key: lister.key, id: row.id, present: false, values: {} } as const;
  draft.claim("listed", `${called(operation)} shows no row of another tenant`, operation.pointer, {
    ...listed,
    ...walk,
    since: theirs.step,
  });
  if (search === undefined || sought === undefined || theirHits === undefined) return draft.close();
  const hits = walkList(draft, lister, { name: "hits", query: sought });
  draft.claim(
    "found",
    `${called(operation)} with ${search.by} finds no row of another tenant`,
    operation.pointer,
    { ...listed, ...hits, since: theirHits.step },
  );
  return draft.close();
}

/** A row of another tenant cannot be referred to either. */
function inBody(operation: Operation, tools: Tools, need: Need): Case {
  const property = need.at.slice(1);
  const title = `a ${property} that belongs to another tenant`;
  const heading = { operation, name: `tenant/${property}`, kind: "tenant", title } as const;
  const draft = tools.open(heading);
  const place = placeOf(draft, operation, useOf(operation), "own");
  const body = otherBody(draft, operation, property);
  if (body === undefined)
    return silentCase(heading, `the body that can be made for ${called(operation)} has no ${property}`);
  const step = ask(draft, operation, { place, changes: { body } });
  claimStatus(draft, step, operation, [String(need.else)], title, operation.pointer);
  return draft.close();
}

function otherBody(draft: Draft, operation: Operation, property: string): ReturnType<typeof makeBody> {
  const own = referring(draft, "own");
  const other = referring(draft, "other");
  const known = shapeOf(bodyContentOf(operation)?.schema.json ?? true).properties;
  const body = makeBody(draft, operation, "full", (asked, name) =>
    name === property ? other(asked, name) : own(asked, name),
  );
  return isMembers(body) && known[property] !== undefined && Object.hasOwn(body, property) ? body : undefined;
}
