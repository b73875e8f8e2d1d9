import type { Operation, Template } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import type { Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { shownBy } from "../reading.ts";
import { asLister, listOnce, walkList } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** A list of some rows shows those and no others: the rows below another row, the rows that a parameter chooses. */
export const filters: Reason = (_contract, operation, tools) => {
  if (operation.effect.kind !== "list") return [];
  return Object.entries(operation.effect.where).flatMap(([property, template]) => {
    if (shownBy(operation)?.properties[property] === undefined) return [];
    return [...below(operation, tools, property, template), ...chosen(operation, tools, property, template)];
  });
};

function below(operation: Operation, tools: Tools, property: string, template: Template): readonly Case[] {
  if (template.kind !== "expression" || template.source !== "request.path") return [];
  const title = "the rows below one row";
  const draft = tools.open({ operation, name: "parent/only-own", kind: "list", title, alone: true });
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  const value = path[template.name];
  if (lister === undefined || value === undefined) return [];
  const { step } = walkList(draft, lister, { name: "list", path });
  const { rows } = lister.effect.envelope;
  const sentence = `${called(operation)} shows only rows whose ${property} is {${template.name}}`;
  draft.claim(property, sentence, operation.pointer, { kind: "every", step, rows, property, value });
  return [draft.close()];
}

function chosen(operation: Operation, tools: Tools, property: string, template: Template): readonly Case[] {
  if (template.kind !== "expression" || template.source !== "request.query") return [];
  const { name } = template;
  const title = `the rows that ${name} chooses`;
  const draft = tools.open({ operation, name: `filter/${name}`, kind: "list", title, alone: true });
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister === undefined) return [];
  const { rows } = lister.effect.envelope;
  const all = listOnce(draft, lister, { name: "all", path, role: "prepare" });
  const value = { $step: all, at: `${rows}/?${property}/${property}` };
  const { step } = walkList(draft, lister, { name: "list", path, query: { [name]: value } });
  const sentence = `${called(operation)} with ${name} shows only rows whose ${property} is that`;
  draft.claim(property, sentence, operation.pointer, { kind: "every", step, rows, property, value });
  return [draft.close()];
}
