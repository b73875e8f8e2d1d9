import type { Contract, Method, Operation } from "../../../spec/index.ts";
import { ask, useOf } from "../ask.ts";
import type { Case } from "../case.ts";
import type { Tools } from "../draft.ts";
import { schemaOfGap, unknownId } from "../fill-request.ts";
import { placeOf } from "../provision.ts";
import { gapsOf, namedBy } from "../reading.ts";
import type { Value } from "../value.ts";
import type { Reason } from "./reason.ts";

/** What HTTP itself promises, whatever the service is about. */
export const protocol: Reason = (contract, operation, tools) => [
  ...head(operation, tools),
  ...undeclared(contract, operation, tools),
];

/** RFC 9110, section 9.3.2. That a service has HEAD at all is a recommendation here, since the document does not name it. */
function head(operation: Operation, tools: Tools): readonly Case[] {
  if (operation.method !== "GET") return [];
  const draft = tools.open({
    operation,
    name: "protocol/head",
    kind: "protocol",
    title: "HEAD instead of GET",
  });
  const place = placeOf(draft, operation, useOf(operation), "own");
  const as = ask(draft, operation, { place, changes: { name: "get" } });
  const step = ask(draft, operation, { place, changes: { name: "head", method: "HEAD" } });
  const sentence = `HEAD ${operation.path.text} answers as GET does, without the content`;
  draft.claim(
    "same-as-get",
    sentence,
    "RFC 9110, section 9.3.2",
    { kind: "same-as-get", step, as },
    "should",
  );
  return [draft.close()];
}

/** Methods that the path does not have, the least harmful first. */
const METHODS: readonly Method[] = ["PATCH", "PUT", "POST", "DELETE"];

/** RFC 9110, sections 15.5.6 and 10.2.1. Tried once for each path, with ids that no row has. */
function undeclared(contract: Contract, operation: Operation, tools: Tools): readonly Case[] {
  const there = contract.operations.filter(({ path }) => path.text === operation.path.text);
  const method = METHODS.find((candidate) => there.every((other) => other.method !== candidate));
  if (there[0] !== operation || method === undefined) return [];
  const title = `${method} ${operation.path.text}, which the document does not have`;
  const draft = tools.open({ operation, name: "protocol/undeclared-method", kind: "protocol", title });
  const path = gapsOf(operation.path.text).map((gap): readonly [string, Value] => [
    gap,
    unknownId(draft, schemaOfGap(operation, gap)),
  ]);
  const step = ask(draft, operation, {
    place: { path: Object.fromEntries(path), row: undefined },
    changes: { method, body: undefined },
  });
  // A service that looks for the row first finds none.
  const of = gapsOf(operation.path.text).some((gap) => namedBy(operation, gap) !== undefined)
    ? ["405", "404", "501"]
    : ["405", "501"];
  draft.claim(
    "status",
    `${method} ${operation.path.text} is refused, because the document has no such method there`,
    "RFC 9110, section 15.5.6",
    { kind: "status", step, of, not: [] },
  );
  const allowed = there.map((other) => other.method);
  const sentence = `a 405 for ${operation.path.text} lists ${allowed.join(", ")} in Allow`;
  draft.claim("allow", sentence, "RFC 9110, section 15.5.6", {
    kind: "header",
    step,
    name: "Allow",
    has: allowed,
    on: "405",
  });
  return [draft.close()];
}
