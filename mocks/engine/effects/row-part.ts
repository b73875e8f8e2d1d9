import { formatPointer, shapeOf, type Collection, type JsonSchema } from "../../../spec/index.ts";

/** The part of a request body that speaks of the row. */
export interface RowPart {
  /** JSON Pointer into the body; `""` where it is the body itself. */
  readonly at: string;
  /** Its references point into the schema of the body. */
  readonly schema: JsonSchema;
}

/**
 * Finds the row in a request body: the body itself, or the one member that holds it (`{ contact: { name } }`). A body
 * that names a property of the row is the row.
 */
export function rowPart(schema: JsonSchema, collection: Collection | undefined): RowPart {
  const whole = { at: "", schema };
  const known = collection?.properties ?? {};
  const members = Object.entries(shapeOf(schema).properties);
  if (members.some(([name]) => Object.hasOwn(known, name))) return whole;
  const holders = members.filter(([, member]) =>
    Object.keys(shapeOf(member, schema).properties).some((name) => Object.hasOwn(known, name)),
  );
  const [holder, ...more] = holders;
  if (!holder || more.length > 0) return whole;
  return { at: formatPointer([holder[0]]), schema: holder[1] };
}
