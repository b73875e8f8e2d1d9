import {
  shapeOf,
  type Collection,
  type Contract,
  type JsonSchema,
  type Operation,
  type Template,
} from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { bodyContentOf, shownBy } from "./reading.ts";
import type { Value } from "./value.ts";

/** A value that was sent and that an answer shows. */
export interface ShownValue {
  readonly name: string;
  readonly value: Value;
  /** The document does not require the property, so that an answer without it is right too. */
  readonly optional: boolean;
  /** What is sent is added to what is there. */
  readonly appends: boolean;
}

/**
 * Of the values that were sent, those that an answer of `operation` shows: the document has the property in that answer, and
 * does not say that it is for writing only or the service's own.
 */
export function valuesShown(
  contract: Contract,
  operation: Operation,
  sent: Readonly<Record<string, Value>>,
): readonly ShownValue[] {
  const shown = shownBy(operation);
  if (shown === undefined || operation.effect.kind === "none") return [];
  const collection = contract.collections[operation.effect.of];
  const names = Object.keys(sent).filter((name) => {
    const schema: JsonSchema | undefined = shown.properties[name];
    if (schema === undefined || shapeOf(schema, shown.root).writeOnly) return false;
    const property = collection?.properties[name];
    return (
      property?.stamp === undefined &&
      property?.moves === undefined &&
      (property?.derived === undefined || property.derived.kind === "join")
    );
  });
  return names.map((name) => ({
    name,
    value: sent[name] ?? null,
    optional: !shown.required.includes(name),
    appends: collection?.properties[name]?.appends === true,
  }));
}

/** Claims that the row at `at` of a step's answer has these values, each in a clause of its own. */
export function claimValues(
  draft: Draft,
  step: string,
  at: string,
  values: readonly ShownValue[],
  say: (name: string) => string,
  prefix = "",
): void {
  for (const { name, value, optional, appends } of values) {
    const among = appends ? { among: true } : {};
    const check = { kind: "holds", step, at: `${at}/${escaped(name)}`, value, optional, ...among } as const;
    draft.claim(`${prefix}${name}`, say(name), sourceOf(draft.operation, name), check);
  }
}

/** The properties of a row that may change when `changed` are written: themselves, what is derived from them or moves by itself, and stamps. */
export function affectedBy(
  collection: Collection | undefined,
  changed: readonly string[],
): readonly string[] {
  const properties = Object.values(collection?.properties ?? {});
  const affected = new Set(changed);
  let before = -1;
  while (affected.size > before) {
    before = affected.size;
    for (const { name, derived } of properties) {
      if (derived === undefined) continue;
      const follows =
        (derived.kind === "join" && derived.parts.some((part) => affected.has(part))) ||
        (derived.kind === "lookup" && affected.has(derived.by)) ||
        derived.kind === "count" ||
        derived.kind === "latest" ||
        derived.kind === "list" ||
        (derived.kind === "value" && readsRow(derived.template));
      if (follows) affected.add(name);
      // A join is two-way: what is written to it goes into its parts.
      if (derived.kind === "join" && affected.has(name)) for (const part of derived.parts) affected.add(part);
    }
  }
  for (const { name, stamp, moves } of properties)
    if (stamp === "touched" || moves !== undefined) affected.add(name);
  return [...affected];
}

/**
 * The properties that the service keeps for itself: what the document calls read-only, but for the key, the time of making, and
 * what an operation writes. They may follow from others in ways that the document does not describe.
 */
export function serviceOwn(contract: Contract, collection: Collection | undefined): readonly string[] {
  const written = contract.operations.flatMap(({ effect }) =>
    effect.kind === "merge" && effect.of === collection?.name ? Object.keys(effect.set) : [],
  );
  return Object.values(collection?.properties ?? {})
    .filter(
      ({ name, readOnly, stamp }) =>
        readOnly && stamp !== "created" && name !== collection?.key && !written.includes(name),
    )
    .map(({ name }) => name);
}

function readsRow(template: Template): boolean {
  switch (template.kind) {
    case "constant":
      return false;
    case "expression":
      return template.source === "row";
    case "text":
      return template.parts.some(readsRow);
    case "list":
      return template.items.some(readsRow);
    case "object":
      return Object.values(template.members).some(readsRow);
    default:
      return template satisfies never;
  }
}

function sourceOf(operation: Operation, name: string): string {
  const content = bodyContentOf(operation);
  if (content === undefined || shapeOf(content.schema.json).properties[name] === undefined)
    return operation.pointer;
  return `${content.schema.pointer}/properties/${escaped(name)}`;
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
