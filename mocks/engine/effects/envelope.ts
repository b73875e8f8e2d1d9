import {
  parsePointer,
  setPointer,
  shapeOf,
  type Content,
  type Envelope,
  type Json,
  type JsonSchema,
} from "../../../spec/index.ts";
import type { PageFacts } from "./page.ts";

/** A success body around a row, or around rows of which nothing else is known. */
export function wrap(envelope: Envelope, rows: Json): Json {
  return setPointer(envelope.fixed, envelope.rows, rows);
}

/**
 * A success body around the rows of a page.
 * @param next The cursor of the page that follows; where there is none, what the schema has for that.
 */
export function wrapPage(
  envelope: Envelope,
  rows: Json,
  facts: PageFacts,
  next: string | undefined,
  content: Content | undefined,
): Json {
  const { total, more, echoes = [] } = envelope;
  const end = envelope.next === undefined ? undefined : (next ?? noneAt(content, envelope.next));
  const members: readonly (readonly [string | undefined, Json | undefined])[] = [
    [total, facts.total],
    [envelope.next, end],
    [more, facts.more],
    ...echoes.map(({ at, of }) => [at, facts[of]] as const),
  ];
  return members.reduce<Json>(
    (body, [at, value]) => (at === undefined || value === undefined ? body : setPointer(body, at, value)),
    wrap(envelope, rows),
  );
}

/** How a schema says that there is no text at a place: by `null`, else by leaving it out, else by an empty one. */
function noneAt(content: Content | undefined, pointer: string): Json | undefined {
  if (!content) return undefined;
  const root = content.schema.json;
  let schema: JsonSchema = root;
  let isRequired = false;
  for (const name of parsePointer(pointer)) {
    const shape = shapeOf(schema, root);
    schema = shape.properties[name] ?? true;
    isRequired = shape.required.includes(name);
  }
  if (shapeOf(schema, root).nullable) return null;
  return isRequired ? "" : undefined;
}
