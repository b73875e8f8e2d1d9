import { breaks, createChance, type Operation, type Parameter } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import { because } from "../because.ts";
import type { Case } from "../case.ts";
import { called, claimRefusal } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { requiredValues } from "../fill-request.ts";
import { placeOf } from "../provision.ts";
import { survivesTheWire } from "../survives-the-wire.ts";
import { brokenBodies } from "./broken-bodies.ts";
import type { Reason } from "./reason.ts";

/** Every rule of the document for what is sent is broken, one at a time. */
export const inputs: Reason = (_contract, operation, tools) => {
  const parameters = operation.parameters.filter((parameter) => parameter.in !== "cookie");
  return [
    ...parameters.flatMap((parameter) => brokenParameters(operation, tools, parameter)),
    ...brokenBodies(operation, tools),
  ];
};

function brokenParameters(operation: Operation, tools: Tools, parameter: Parameter): readonly Case[] {
  const { name, schema } = parameter;
  const chance = createChance(`${operation.id}/${name}`);
  const cases = breaks(schema.json, chance, { name })
    .filter((broken) => broken.at === "" && broken.name !== "null")
    .filter(({ value }) => survivesTheWire(operation, parameter, value))
    .map((broken) => {
      const shown = `${name}=${typeof broken.value === "string" ? broken.value : JSON.stringify(broken.value)}`;
      const draft = tools.open({ operation, name: `${name}/${broken.name}`, kind: "input", title: shown });
      const place = placeOf(draft, operation, useOf(operation) === "up" ? "see" : useOf(operation), "own");
      const path = parameter.in === "path" ? { ...place.path, [name]: broken.value } : place.path;
      const query = {
        ...requiredValues(draft, operation, "query"),
        ...(parameter.in === "query" ? { [name]: broken.value } : {}),
      };
      const headers = {
        ...requiredValues(draft, operation, "header"),
        ...(parameter.in === "header" ? { [name]: broken.value } : {}),
      };
      const step = ask(draft, operation, { place, changes: { path, query, headers } });
      const violation = schema.judge(broken.value)[0];
      const rule = violation?.rule.startsWith("/$defs") === false ? violation.rule : "";
      claimRefusal(
        draft,
        step,
        operation,
        parameter.in === "path" ? "path" : "input",
        `${shown}, ${because(violation)}`,
        schema.pointer + rule,
      );
      return draft.close();
    });
  return [...cases, ...missing(operation, tools, parameter), ...anything(operation, parameter, cases.length)];
}

/** A parameter that must be there is left out; a gap of the path cannot be. */
function missing(operation: Operation, tools: Tools, parameter: Parameter): readonly Case[] {
  const { name, required, pointer } = parameter;
  if (!required || parameter.in === "path") return [];
  const draft = tools.open({ operation, name: `${name}/missing`, kind: "input", title: `no ${name}` });
  const without = (place: "query" | "header"): ReturnType<typeof requiredValues> =>
    Object.fromEntries(
      Object.entries(requiredValues(draft, operation, place)).filter(
        ([other]) => parameter.in !== place || other !== name,
      ),
    );
  const step = ask(draft, operation, { changes: { query: without("query"), headers: without("header") } });
  claimRefusal(
    draft,
    step,
    operation,
    "input",
    `a request without ${name}, because the document requires it`,
    pointer,
  );
  return [draft.close()];
}

function anything(operation: Operation, parameter: Parameter, cases: number): readonly Case[] {
  if (cases > 0 || parameter.required) return [];
  const { name } = parameter;
  const heading = {
    operation,
    name: `${name}/invalid`,
    kind: "input",
    title: `${called(operation)} refuses a wrong ${name}`,
  } as const;
  return [silentCase(heading, `whatever is written for ${name} is a value that the document allows`)];
}
