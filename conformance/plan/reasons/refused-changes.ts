import { breaks, createChance, type Contract, type Operation } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case } from "../case.ts";
import { called, claimRefusal } from "../clauses.ts";
import type { Tools } from "../draft.ts";
import { fit } from "../fit.ts";
import { placeOf } from "../provision.ts";
import { bodyContentOf, collectionOf, rowEffectOf, shownBy } from "../reading.ts";
import { visit } from "../read-row.ts";

/** A change that is refused changes nothing; what the service keeps for itself is not changed by a client. */
export function refusedChanges(
  contract: Contract,
  operation: Operation,
  tools: Tools,
  reader: Operation,
): readonly Case[] {
  return [...refused(operation, tools, reader), ...readOnly(contract, operation, tools, reader)];
}

function refused(operation: Operation, tools: Tools, reader: Operation): readonly Case[] {
  const content = bodyContentOf(operation);
  if (content === undefined) return [];
  const [broken] = breaks(content.schema.json, createChance(`${operation.id}/refused`), {
    direction: "request",
  }).filter(({ at }) => at !== "");
  if (broken === undefined) return [];
  const title = `a change that must be refused: ${broken.title}`;
  const draft = tools.open({ operation, name: "merged/refused", kind: "state", title, alone: true });
  const place = placeOf(draft, operation, "change", "own");
  const before = visit(draft, reader, place, { name: "before", role: "prepare" });
  const step = ask(draft, operation, { place, changes: { name: "change", body: broken.value } });
  claimRefusal(draft, step, operation, "input", `a body with ${broken.title}`);
  const after = visit(draft, reader, place, { name: "after" });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const check = { kind: "kept", step: after, at, since: before, was: at, except: [] } as const;
  draft.claim("kept", `${called(operation)} changes nothing when it refuses`, operation.pointer, check);
  return [draft.close()];
}

/** JSON Schema Validation, section 9.4: the attempt is expected to be ignored or refused. */
function readOnly(
  contract: Contract,
  operation: Operation,
  tools: Tools,
  reader: Operation,
): readonly Case[] {
  const collection = collectionOf(contract, operation);
  const shown = shownBy(reader);
  const content = bodyContentOf(operation);
  if (collection === undefined || shown === undefined || content === undefined) return [];
  const own = Object.values(collection.properties).filter(
    ({ name, readOnly, stamp, derived }) =>
      readOnly && stamp !== "touched" && derived?.kind !== "count" && shown.properties[name] !== undefined,
  );
  if (own.length === 0) return [];
  const names = own.map(({ name }) => name).join(", ");
  const title = `a change of what only the service sets: ${names}`;
  const draft = tools.open({ operation, name: "merged/read-only", kind: "state", title, alone: true });
  const place = placeOf(draft, operation, "change", "own");
  const before = visit(draft, reader, place, { name: "before", role: "prepare" });
  const body = Object.fromEntries(
    own.map(({ name, schema }) => [name, fit(draft, schema, { name, direction: "response" })]),
  );
  ask(draft, operation, { place, changes: { name: "change", body } });
  const after = visit(draft, reader, place, { name: "after" });
  const at = rowEffectOf(reader)?.envelope.rows ?? "";
  const except = Object.values(collection.properties)
    .map(({ name }) => name)
    .filter((name) => !own.some((property) => property.name === name));
  const sentence = `${called(operation)} does not take ${names} from a client, because the document calls them read-only`;
  draft.claim("kept", sentence, "JSON Schema Validation, section 9.4", {
    kind: "kept",
    step: after,
    at,
    since: before,
    was: at,
    except,
  });
  return [draft.close()];
}
