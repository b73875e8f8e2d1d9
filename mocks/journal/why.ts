import type { Json, JsonObject } from "../../spec/index.ts";
import type { Circumstances, Entry } from "./entry.ts";
import type { Sightings } from "./sightings.ts";

/** Why an answer was what it was. */
export function explain(entry: Entry): JsonObject {
  const { id, why, operation, response } = entry;
  return {
    id,
    operation: explainOperation(entry),
    security: explainSecurity(why, operation?.security.length === 0),
    rows: explainRows(why.sightings),
    forced: [...explainFault(why), ...preferences(entry), ...why.remarks],
    answer: response ? explainAnswer(entry, response.status) : "Nothing was answered.",
  };
}

function explainOperation({ operation, contract }: Entry): JsonObject | null {
  if (!operation) return null;
  const { id, method, path, pointer, effect, reasons } = operation;
  const { file, line, column } = contract.locate(pointer);
  return {
    id,
    method,
    path: contract.basePath + path.text,
    place: `${file}:${line}:${column}`,
    effect: effect.kind,
    collection: effect.kind === "none" ? null : effect.of,
    reasons,
  };
}

function explainSecurity({ admission }: Circumstances, open: boolean): JsonObject {
  if (!admission) return { decision: "none", sentence: "Nobody was asked for a key." };
  if (admission.kind === "refused") {
    const sentence = admission.refusal.reasons.map((reason) => reason.sentence).join("; ");
    return { decision: "refused", sentence: `${sentence}.` };
  }
  const { key } = admission.visitor;
  if (!key) {
    const sentence = open
      ? "The document asks for no key here."
      : "A requirement of the document asks for no key.";
    return { decision: "open", sentence, tenant: admission.visitor.tenant };
  }
  const bounds = Object.entries(key.within).map(([name, value]) => `${name} ${JSON.stringify(value)} only`);
  return {
    decision: "admitted",
    sentence: `The key "${key.name}" has every scope that is asked for${bounds.length === 0 ? "" : `; it sees ${bounds.join(", ")}`}.`,
    key: key.name,
    tenant: key.tenant,
    scopes: key.scopes,
  };
}

function explainRows(sightings: Sightings | undefined): JsonObject {
  const { reads, writes, attempts } = sightings ?? { reads: [], writes: [], attempts: 0 };
  return {
    read: reads.map(({ of, id, found, total }): JsonObject => ({
      collection: of,
      ...(id === undefined ? {} : { id }),
      found,
      ...(total === undefined ? {} : { total }),
    })),
    written: writes.map(({ kind, of, id }): JsonObject => ({ kind, collection: of, id })),
    attempts,
  };
}

function explainFault({ fault }: Circumstances): readonly string[] {
  if (!fault) return [];
  const { id, status, drop, truncate, delay } = fault;
  const deeds = [
    ...(status === undefined ? [] : [`refused with ${status}`]),
    ...(delay ? [`held back ${delay.min} to ${delay.max} ms`] : []),
    ...(drop ? ["not sent"] : []),
    ...(truncate ? ["cut off halfway"] : []),
  ];
  return [`Fault ${id}: ${deeds.join(", ")}.`];
}

function preferences({ response }: Entry): readonly string[] {
  const applied = response?.headers["preference-applied"];
  return applied === undefined ? [] : [`Preference applied: ${applied}.`];
}

function explainAnswer(entry: Entry, status: number): string {
  const verdict = entry.verdict();
  const judged =
    verdict === undefined
      ? "the document says nothing of it"
      : verdict.length === 0
        ? "as the document says"
        : verdict.map(({ sentence }): Json => sentence).join("; ");
  return `${status}, ${judged}.`;
}
