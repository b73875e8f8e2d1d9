import { shapeOf } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import { called } from "../clauses.ts";
import { makeBody } from "../make-body.ts";
import { placeOf, referring } from "../provision.ts";
import { bodyContentOf, collectionOf, readerOf, rowEffectOf } from "../reading.ts";
import { visit } from "../read-row.ts";
import { claimValues, valuesShown } from "../shown.ts";
import { isMembers, type Value } from "../value.ts";
import type { Reason } from "./reason.ts";

/** A replacement sets what is sent, and what is not sent is there no longer (RFC 9110, section 9.3.4). */
export const replaced: Reason = (contract, operation, tools) => {
  const effect = rowEffectOf(operation);
  const collection = collectionOf(contract, operation);
  const content = bodyContentOf(operation);
  const reader = collection && readerOf(contract, collection.name);
  if (effect?.kind !== "replace" || !effect.takesBody || content === undefined || reader === undefined)
    return [];
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const { properties, required } = shapeOf(content.schema.json);
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return (["full", "minimal"] as const).map((fullness) => {
    const title = fullness === "full" ? "everything replaced" : "what is not sent is there no longer";
    const draft = tools.open({ operation, name: `replaced/${fullness}`, kind: "state", title, alone: true });
    const place = placeOf(draft, operation, "change", "own");
    const refer = referring(draft, "own");
    // Everything is there first, so that it can be seen to go.
    if (fullness === "minimal")
      ask(draft, operation, {
        place,
        changes: { name: "fill", body: makeBody(draft, operation, "full", refer), role: "prepare" },
      });
    const body = makeBody(draft, operation, fullness, refer);
    const step = ask(draft, operation, { place, changes: { name: "replace", body } });
    draft.claim("status", `${called(operation)} takes a whole row`, operation.pointer, {
      kind: "status",
      step,
      of: ["2XX"],
      not: [],
    });
    const after = visit(draft, reader, place, { name: "after" });
    const sent = isMembers(body) ? body : {};
    claimValues(
      draft,
      after,
      at,
      valuesShown(contract, reader, sent),
      (name) => `${called(reader)} shows the ${name} that ${called(operation)} was sent`,
    );
    if (fullness === "full") return draft.close();
    const gone = optional.map((name): readonly [string, Value] => [
      name,
      shapeOf(properties[name] ?? true, content.schema.json).default ?? null,
    ]);
    const shown = valuesShown(contract, reader, Object.fromEntries(gone));
    claimValues(
      draft,
      after,
      at,
      shown,
      (name) => `${called(operation)} takes ${name} away, because it was not sent`,
      "gone-",
    );
    return draft.close();
  });
};
