import {
  createChance,
  edges,
  getPointer,
  type Edge,
  type Operation,
  type Parameter,
} from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import { claimSuccess } from "../clauses.ts";
import type { Tools } from "../draft.ts";
import { requiredValues } from "../fill-request.ts";
import { makeBody } from "../make-body.ts";
import { placeOf, referring } from "../provision.ts";
import { bodyContentOf, rowEffectOf } from "../reading.ts";
import { namesRowOf } from "../row-names.ts";
import { successOf } from "../statuses.ts";
import { isMembers } from "../value.ts";
import type { Reason } from "./reason.ts";

/** The edges that a service most often gets wrong; an empty text where no length is given is nobody's promise. */
const TELLING = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "maxLength",
  "enum",
  "type",
  "minItems",
  "maxItems",
]);

/** What is just within the limits is taken: the least, the most, each value of a list of values. */
export const limits: Reason = (contract, operation, tools) => {
  if (
    successOf(operation).length === 0 ||
    rowEffectOf(operation)?.when !== undefined ||
    useOf(operation) === "up"
  )
    return [];
  const queries = operation.parameters.filter((parameter) => parameter.in === "query");
  const content = bodyContentOf(operation);
  const inBody =
    content === undefined
      ? []
      : edges(content.schema.json, createChance(`${operation.id}/body`), { direction: "request" });
  const telling = inBody.filter(
    ({ at, keyword }) =>
      /^\/[^/]+$/.test(at) &&
      TELLING.has(keyword) &&
      namesRowOf(contract, operation, at.slice(1)) === undefined,
  );
  return [
    ...queries.flatMap((parameter) => ofParameter(operation, tools, parameter)),
    ...telling.map((edge) => ofBody(operation, tools, edge)),
  ];
};

function ofParameter(operation: Operation, tools: Tools, { name, schema }: Parameter): readonly Case[] {
  const found = edges(schema.json, createChance(`${operation.id}/${name}`), { name });
  return found
    .filter(({ at, keyword, value }) => at === "" && value !== null && TELLING.has(keyword))
    .map((edge) => {
      const title = `${name}=${typeof edge.value === "string" ? edge.value : JSON.stringify(edge.value)}`;
      const draft = tools.open({
        operation,
        name: `${name}/accepts-${edgeName(edge)}`,
        kind: "success",
        title,
      });
      const query = { ...requiredValues(draft, operation, "query"), [name]: edge.value };
      const step = ask(draft, operation, { changes: { query } });
      claimSuccess(draft, step, operation, title);
      return draft.close();
    });
}

function ofBody(operation: Operation, tools: Tools, edge: Edge): Case {
  const property = edge.at.slice(1);
  const draft = tools.open({
    operation,
    name: `body/${property}/accepts-${edgeName(edge)}`,
    kind: "success",
    title: edge.title,
    alone: true,
  });
  const place = placeOf(draft, operation, useOf(operation), "own");
  const full = makeBody(draft, operation, "full", referring(draft, "own"));
  const put = getPointer(edge.value, edge.at) ?? null;
  const body = isMembers(full) ? { ...full, [property]: put } : edge.value;
  const step = ask(draft, operation, { place, changes: { body } });
  claimSuccess(draft, step, operation, `a body with ${edge.title}`);
  return draft.close();
}

/** `maximum`, `null`, or a listed value itself. */
function edgeName({ keyword, at, value }: Edge): string {
  const put = getPointer(value, at);
  if (keyword !== "enum" && keyword !== "type") return keyword;
  return String(put).replaceAll(/[^A-Za-z0-9_.-]+/g, "-");
}
