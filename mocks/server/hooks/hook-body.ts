import {
  isObject,
  sample,
  setPointer,
  shapeOf,
  formatPointer,
  type Chance,
  type Json,
  type JsonObject,
  type JsonSchema,
  type Schema,
} from "../../../spec/index.ts";
import { singular } from "../../engine/effects/noun.ts";

/** What a hook tells of. */
export interface Tidings {
  /** `conversation.created` */
  readonly event: string;
  /** ISO 8601. */
  readonly now: string;
  /** The collection, and the property that names its rows. */
  readonly of: string;
  readonly key: string;
  readonly row: JsonObject;
}

/** How deep in a body a row may stand: `data.object`. */
const deepest = 3;

/**
 * A body in the shape that the document has for it: a value that fits the schema, with the row laid over the object that
 * has most names in common with it, and the event and the time at the top. Each of them only where it fits; of the
 * row nothing is shown that the schema does not name.
 */
export function hookBody(schema: Schema, tidings: Tidings, chance: Chance): Json {
  let body = sample(schema.json, chance) ?? null;
  const lay = (path: readonly string[], values: readonly Json[]): void => {
    const laid = values.map((value) => setPointer(body, formatPointer(path), value));
    body = laid.find((each) => schema.judge(each).length === 0) ?? body;
  };
  const place = bestPlace(schema.json, tidings);
  if (place) for (const [name, value] of place.values) lay([...place.path, name], [value]);
  const top = shapeOf(schema.json).properties;
  const seconds = Math.floor(Date.parse(tidings.now) / 1000);
  const told: readonly (readonly [string, readonly Json[]])[] = [
    ...["event", "eventType", "event_type"].map((name) => [name, [tidings.event]] as const),
    // A row may have a type of its own; an envelope around it says that of the event.
    ...(place && place.path.length > 0 ? [["type", [tidings.event]] as const] : []),
    ["timestamp", [tidings.now, seconds]],
  ];
  for (const [name, values] of told) if (Object.hasOwn(top, name) && isObject(body)) lay([name], values);
  return body;
}

/** An object within the body, and what it can show of the row. */
interface Place {
  readonly path: readonly string[];
  readonly values: readonly (readonly [name: string, value: Json])[];
}

function bestPlace(schema: JsonSchema, tidings: Tidings): Place | undefined {
  return placesIn(schema, schema, [], tidings)
    .filter(({ values }) => values.length > 0)
    .toSorted(
      (one, other) => other.values.length - one.values.length || one.path.length - other.path.length,
    )[0];
}

function placesIn(
  schema: JsonSchema,
  root: JsonSchema,
  path: readonly string[],
  tidings: Tidings,
): readonly Place[] {
  const members = Object.entries(shapeOf(schema, root).properties);
  const values = members.flatMap(([name]) => {
    const value = valueFor(name, tidings);
    return value === undefined ? [] : [[name, value] as const];
  });
  const inner =
    path.length + 1 < deepest
      ? members.flatMap(([name, member]) => placesIn(member, root, [...path, name], tidings))
      : [];
  return [{ path, values }, ...inner];
}

/** The row's property of that name; `contact_id` and `contactId` are a contact's own id. */
function valueFor(name: string, { of, key, row }: Tidings): Json | undefined {
  if (Object.hasOwn(row, name)) return row[name];
  const noun = singular(of).toLowerCase();
  const plain = name.toLowerCase().replaceAll(/[_-]/g, "");
  return plain === `${noun}id` ? row[key] : undefined;
}
