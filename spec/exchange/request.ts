import type { Operation, Parameter } from "../contract/contract.ts";
import type { Json } from "../json.ts";
import { sentence } from "../schema/sentence.ts";
import { parseCookies } from "../wire/cookie.ts";
import { expectationOf } from "../wire/expectation.ts";
import type { HttpRequest } from "../wire/message.ts";
import { readParameter, type Carrier } from "../wire/parameter.ts";
import { decodeQuery, splitQuery } from "../wire/query.ts";
import { fieldOf } from "./field.ts";
import type { Problem, Reading } from "./exchange.ts";
import { readRequestBody } from "./request-body.ts";

/** One parameter, read and judged; `value` is `undefined` where the request does not say. */
interface ParameterOutcome {
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads a request against its operation: decodes parameters and body, fills in the document's defaults, and collects
 * every problem. `path` holds the text of each gap, percent-decoded, as the router gives it. Header fields are named in
 * lower case. Never throws for what a client may send.
 */
export function readRequest(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  request: HttpRequest,
): Reading {
  const cookies = parseCookies(fieldOf(request.headers, "cookie") ?? "");
  const carrier: Carrier = { path, query: splitQuery(request.query), headers: request.headers, cookies };
  const values: Record<Parameter["in"], [string, Json][]> = { path: [], query: [], header: [], cookie: [] };
  const problems: Problem[] = [];
  for (const parameter of operation.parameters.filter(isRead)) {
    const outcome = readOne(parameter, ownCarrier(operation, parameter, carrier));
    const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    if (outcome.value !== undefined) values[parameter.in].push([name, outcome.value]);
    problems.push(...outcome.problems);
  }
  const body = readRequestBody(operation.body, request);
  return {
    values: {
      path: Object.fromEntries(values.path),
      query: Object.fromEntries(values.query),
      header: Object.fromEntries(values.header),
      cookie: Object.fromEntries(values.cookie),
      body: body.value,
    },
    problems: [...problems, ...body.problems],
  };
}

function readOne(parameter: Parameter, carrier: Carrier): ParameterOutcome {
  const { in: place, name } = parameter;
  const reading = readParameter(parameter, carrier);
  const about = { in: place, name, at: "", violation: undefined };
  switch (reading.kind) {
    case "absent": {
      if (parameter.required) {
        return {
          value: undefined,
          problems: [{ ...about, kind: "missing", sentence: `${name} is required` }],
        };
      }
      return { value: expectationOf(parameter.schema.json).default, problems: [] };
    }
    case "repeated":
      return { value: undefined, problems: [{ ...about, kind: "invalid", sentence: reading.sentence }] };
    case "malformed":
      return { value: undefined, problems: [{ ...about, kind: "malformed", sentence: reading.sentence }] };
    case "value": {
      const problems = parameter.schema.judge(reading.value).map((violation): Problem => ({
        ...about,
        kind: "invalid",
        at: violation.at,
        sentence: sentence(violation, name),
        violation,
      }));
      return { value: reading.value, problems };
    }
    default:
      return reading satisfies never;
  }
}

/** Header fields of these names are described elsewhere in a document (OpenAPI 3.1, section 4.8.12.1). */
function isRead(parameter: Parameter): boolean {
  return parameter.in !== "header" || !/^(?:accept|content-type|authorization)$/i.test(parameter.name);
}

/** An object whose members have pairs of their own may take any name, but not those of the other parameters. */
function ownCarrier(operation: Operation, parameter: Parameter, carrier: Carrier): Carrier {
  if (parameter.in !== "query" || !expectationOf(parameter.schema.json).types.has("object")) return carrier;
  const others = new Set(
    operation.parameters
      .filter((other) => other.in === "query" && other !== parameter)
      .map(({ name }) => name),
  );
  return { ...carrier, query: carrier.query.filter(([name]) => !others.has(decodeQuery(name))) };
}
