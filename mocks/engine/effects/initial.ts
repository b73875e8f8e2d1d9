import { sample, shapeOf, type Json, type Property } from "../../../spec/index.ts";
import { beginning } from "../guards/job-status.ts";
import type { Turn } from "../turn.ts";

/**
 * What a property is that nobody has given a value: its stamp, its default, else the value from which it passes on, else
 * null where it may be, else a value that fits where every representation shows it, else nothing.
 * @param id of the row, from which the made-up value follows
 */
export function initial(turn: Turn, property: Property, id: string): Json | undefined {
  if (property.stamp) return turn.now;
  if (property.derived && !["lookup", "latest"].includes(property.derived.kind)) return undefined;
  const shape = shapeOf(property.schema);
  if (shape.default !== undefined) return shape.default;
  const begun = beginning(turn.operation, property);
  if (begun !== undefined) return begun;
  if (shape.nullable) return null;
  if (!property.required || property.derived) return undefined;
  return sample(property.schema, turn.sources.chance.fork(`${property.name} ${id}`));
}
